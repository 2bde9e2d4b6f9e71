// What we send: one message of a conversation becomes one or several parts, each one call to the provider.

import type { InputRequest, MessageContent } from "@parley/contracts/messages";
import type { MediaKind, SendProblem } from "./inbound.ts";

/** One message as the conversation keeps it, and the question that stands open after it. */
export interface OutgoingMessage {
  content: MessageContent;
  /** Only with the last message of a turn: what the bot waits for. */
  input?: InputRequest | null;
  /** Provider id of the message this one answers. */
  replyTo?: string;
}

export interface RenderContext {
  /** BCP 47; words of our own (`Skip`, `Reply with a number`) follow it. */
  language: string;
  /** Absolute address of a file or page given relative to this server. */
  absoluteUrl: (url: string) => string;
  /** Where the person can answer what the channel has no form for (a form, a signature). */
  answerUrl?: string;
  /** The keyboard of an earlier question is still shown in place of the person's own (Telegram), and has to go. */
  isKeyboardOpen?: boolean;
}

/** A picture or file that belongs to a part. The server decides whether to pass the link or to upload the bytes. */
export interface PartMedia {
  kind: MediaKind;
  url: string;
  name?: string;
}

/** One call to the provider, without recipient and token: it can be stored and sent later, or again. */
export interface Part {
  /** Endpoint or method, as the adapter needs it, e.g. `messages`, `sendPhoto`. */
  call: string;
  body: Record<string, unknown>;
  media?: PartMedia;
  /** The following part waits until this one is known to have arrived: media overtakes text otherwise. */
  mustArrive?: boolean;
  /** Plain words of the part, sent when the markup was refused. */
  plain?: string;
}

/** Who receives a part. */
export interface Recipient {
  address: string;
  phone?: string;
  userId?: string;
}

export interface SendContext {
  /** Echoed by the provider where it can (statuses, echoes): lets us recognise our own send after a crash. */
  reference: string;
  /** A person answers, which allows more after the window than a bot may. */
  byHuman: boolean;
  /** The person wrote within the channel's window. */
  isWindowOpen: boolean;
  /** Bytes of the part's media, read when a link cannot be used. */
  loadMedia?: () => Promise<{ bytes: Uint8Array; type: string; name: string }>;
  /** The address of this server can be reached by the provider, so links to its files work. */
  linksWork: boolean;
}

export type SendResult =
  | {
      ok: true;
      /** One or, for an album, several; the first is the one statuses come for. */
      messageIds: string[];
      /** `accepted`: a status follows. `sent`: the answer is final. */
      state: "accepted" | "sent";
      /** Held by the provider for its own check. */
      isHeld?: boolean;
    }
  | { ok: false; problem: SendProblem };

/** What became of a send that was under way when the server stopped. */
export type SendCheck = { state: "sent"; messageIds: string[] } | { state: "notSent" } | { state: "unknown" };
