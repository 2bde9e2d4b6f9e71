// Everything that can happen to the inbox: answers of the server, news from the socket, and what the person does.

import type { Contact } from "@parley/contracts/api/contacts";
import type { Conversation } from "@parley/contracts/api/inbox";
import type { RealtimeEvent } from "@parley/contracts/events";
import type { Message } from "@parley/contracts/messages";
import type { ListFilters, PendingMessage, SendFailure } from "./state.ts";

export type InboxAction =
  | { kind: "listRequested"; filters: ListFilters }
  | {
      kind: "listReceived";
      filters: ListFilters;
      /** `state.generation` when the page was asked for. */
      generation: number;
      /** The cursor this page was asked with; null for the first page. */
      cursor: string | null;
      items: readonly Conversation[];
      nextCursor: string | null;
    }
  | { kind: "listFailed"; filters: ListFilters; error: unknown }
  /** The gap since the last news is too long; `keep` is the open conversation, whose thread stays. */
  | { kind: "reset"; keep: string | null }
  | { kind: "conversationsReceived"; conversations: readonly Conversation[] }
  | { kind: "contactReceived"; contact: Contact }
  | { kind: "eventsReceived"; events: readonly RealtimeEvent[]; now: number }
  | { kind: "disconnected" }
  | { kind: "threadOpened"; conversationId: string }
  | { kind: "messagesReceived"; conversationId: string; items: readonly Message[] }
  | { kind: "threadFailed"; conversationId: string; isMissing: boolean }
  | { kind: "sendStarted"; conversationId: string; message: PendingMessage }
  | { kind: "sendRetried"; conversationId: string; clientId: string }
  | { kind: "sendSucceeded"; message: Message; conversation: Conversation }
  | { kind: "sendFailed"; conversationId: string; clientId: string; failure: SendFailure }
  | { kind: "sendDiscarded"; conversationId: string; clientId: string }
  | { kind: "markedRead"; conversationId: string; seq: number };
