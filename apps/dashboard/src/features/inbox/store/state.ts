// What the inbox knows at one moment. Plain immutable data: the reducer makes the next state, selectors read it,
// and everything that could be derived (delivery, gaps, the visible list) is derived.

import type { Conversation } from "@parley/contracts/api/inbox";
import type { ConversationStatus, Responder } from "@parley/contracts/conversation";
import type { ErrorCode } from "@parley/contracts/errors";
import type { Message } from "@parley/contracts/messages";

/** Why a message was not sent; `offline` means the server could not be reached. */
export interface SendFailure {
  code: ErrorCode | "offline";
  /** The server's own sentence, already filled in, for instance with the name of the colleague who answers. */
  detail: string;
}

/** An answer typed here that the server has not confirmed yet. Its clientId makes repeating it harmless. */
export interface PendingMessage {
  clientId: string;
  text: string;
  createdAt: string;
  /** Null while it is on its way. */
  failure: SendFailure | null;
}

export interface Thread {
  /** In order of seq, each seq once. There may be gaps until the missing ones are fetched. */
  messages: readonly Message[];
  pending: readonly PendingMessage[];
  /** `missing`: the conversation does not exist, or may not be seen. */
  status: "opening" | "ready" | "failed" | "missing";
}

/** What a list is narrowed to, as `listConversations` takes it. */
export interface ListFilters {
  search?: string;
  status?: readonly ConversationStatus[];
  botId?: readonly string[];
  /** A member's id, `none`, or `me`. */
  assignee?: string;
  responder?: readonly Responder[];
  unread?: "true" | "false";
  online?: "true" | "false";
  interacted?: "true" | "false";
}

/** A place in the list: conversations are ordered by activity, newest first, then by id. */
export interface ListPosition {
  at: string;
  id: string;
}

/**
 * How much of one filtered list has been fetched. Everything at or above `bound` is known, because whatever
 * changes later arrives as an event or by catch-up; what lies below waits for the next page.
 */
export interface ListWindow {
  filters: ListFilters;
  /** Null until the first page is here, and when the end of the list is reached (see `isComplete`). */
  bound: ListPosition | null;
  isComplete: boolean;
  nextCursor: string | null;
  /** Ids the server returned: it alone can decide a search or who has written something. */
  serverMatches: ReadonlySet<string>;
  status: "loading" | "ready" | "failed";
  /** Why the last page could not be fetched. */
  error: unknown;
}

export interface InboxState {
  conversations: ReadonlyMap<string, Conversation>;
  /** Ids of all known conversations, last activity first. */
  order: readonly string[];
  windows: ReadonlyMap<string, ListWindow>;
  threads: ReadonlyMap<string, Thread>;
  /** Grows when everything is forgotten, so that lists asked for before are recognised and refused. */
  generation: number;
  /** Conversation → epoch milliseconds until which the visitor counts as typing. */
  visitorTyping: ReadonlyMap<string, number>;
  /** Conversation → colleagues who have it open: member id → name and until when they count as typing. */
  viewers: ReadonlyMap<string, ReadonlyMap<string, Viewer>>;
}

export interface Viewer {
  name: string;
  typingUntil: number;
}

export const emptyInbox: InboxState = {
  conversations: new Map(),
  order: [],
  windows: new Map(),
  threads: new Map(),
  generation: 0,
  visitorTyping: new Map(),
  viewers: new Map(),
};

export const emptyThread: Thread = { messages: [], pending: [], status: "opening" };
