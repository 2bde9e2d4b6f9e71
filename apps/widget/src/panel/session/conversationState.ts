// The conversation as the panel knows it, and every change to it as a pure function. News arrives by answers, socket,
// polls and other tabs, late, twice or in any order; the list of messages is the same in the end.

import type { InputRequest, Message, SentFile, VisitorInput } from "@parley/contracts/messages";
import type { OpenSessionResponse, WidgetActionRequest, WidgetState } from "@parley/contracts/widget";

export type Job =
  | { kind: "message"; input: VisitorInput }
  | { kind: "action"; action: WidgetActionRequest["action"] };

/** Something the visitor did that the server has not confirmed yet. */
export interface Pending {
  clientId: string;
  job: Job;
  /** What the visitor sees in the bubble; null for steps without words, such as skip. */
  text: string | null;
  /** Files shown in place of a text. */
  files?: readonly SentFile[];
  createdAt: string;
  status: "sending" | "failed" | "refused";
  /** Why it was refused, in the server's words. */
  problem: string | null;
  /** What the bot asked for when this was written. */
  asked: { blockId: string; kind: InputRequest["kind"] } | null;
}

export interface ConversationState {
  conversationId: string | null;
  /** By seq, each once. May have gaps while news is on its way: see `shownMessages`. */
  messages: readonly Message[];
  pending: readonly Pending[];
  widget: WidgetState | null;
  typing: { name: string | null } | null;
}

export type ConversationChange =
  | { kind: "opened"; response: OpenSessionResponse }
  | { kind: "received"; messages: readonly Message[]; state: WidgetState | null }
  | { kind: "older"; messages: readonly Message[] }
  | { kind: "queued"; pending: Pending }
  | { kind: "acknowledged"; clientId: string }
  | { kind: "marked"; clientId: string; status: Pending["status"]; problem: string | null }
  | { kind: "discarded"; clientId: string }
  | { kind: "typing"; typing: ConversationState["typing"] }
  | { kind: "read"; seq: number };

export const emptyConversation: ConversationState = {
  conversationId: null,
  messages: [],
  pending: [],
  widget: null,
  typing: null,
};

export function changeConversation(state: ConversationState, change: ConversationChange): ConversationState {
  switch (change.kind) {
    case "opened": {
      const { conversationId, messages, state: widget } = change.response;
      const isSame = state.conversationId === conversationId;
      const known = isSame && touches(state.messages, messages) ? state.messages : [];
      const opened = { ...state, conversationId, messages: merge(known, messages) };
      return confirm({ ...opened, widget: isSame ? newerState(state.widget, widget) : widget }, messages);
    }
    case "received": {
      const messages = merge(state.messages, change.messages);
      const widget = change.state ? newerState(state.widget, change.state) : state.widget;
      // Somebody who has answered is no longer typing.
      const typing = change.messages.some((message) => message.author.kind !== "visitor")
        ? null
        : state.typing;
      return confirm({ ...state, messages, widget, typing }, change.messages);
    }
    case "older":
      return { ...state, messages: merge(state.messages, change.messages) };
    case "queued": {
      const { clientId } = change.pending;
      const isKnown =
        hasClientId(state.messages, clientId) || state.pending.some((entry) => entry.clientId === clientId);
      return isKnown ? state : { ...state, pending: [...state.pending, change.pending] };
    }
    case "acknowledged":
    case "discarded":
      return { ...state, pending: state.pending.filter(({ clientId }) => clientId !== change.clientId) };
    case "marked": {
      const { clientId, status, problem } = change;
      return {
        ...state,
        pending: state.pending.map((entry) =>
          entry.clientId === clientId ? { ...entry, status, problem } : entry,
        ),
      };
    }
    case "typing":
      return { ...state, typing: change.typing };
    case "read": {
      if (!state.widget || change.seq <= state.widget.visitorReadSeq) return state;
      return { ...state, widget: { ...state.widget, visitorReadSeq: change.seq } };
    }
  }
}

/** The messages up to the first gap: a later one waits until those before it have arrived. */
export function shownMessages({ messages }: ConversationState): readonly Message[] {
  const first = messages[0]?.seq ?? 1;
  const gap = messages.findIndex((message, index) => message.seq !== first + index);
  return gap < 0 ? messages : messages.slice(0, gap);
}

/** The position news is asked for after. */
export function lastSeq(state: ConversationState): number {
  return shownMessages(state).at(-1)?.seq ?? 0;
}

/** True when the server has told of messages that are not here. */
export function hasGap(state: ConversationState): boolean {
  const last = lastSeq(state);
  return (state.messages.at(-1)?.seq ?? 0) > last || (state.widget?.lastSeq ?? 0) > last;
}

/** Positions count from 1 without gaps, so the first message tells whether older ones exist. */
export function hasOlder(state: ConversationState): boolean {
  return (state.messages[0]?.seq ?? 1) > 1;
}

export function unreadCount(state: ConversationState): number {
  const read = state.widget?.visitorReadSeq ?? 0;
  return shownMessages(state).filter(
    ({ seq, author }) => seq > read && (author.kind === "bot" || author.kind === "agent"),
  ).length;
}

/** Which contact field the visitor has just given; null when the bot still asks for it, or asked for something else. */
export function leadField(
  { job, asked }: Pending,
  after: ConversationState,
): "name" | "email" | "phone" | null {
  if (!asked || (asked.kind !== "name" && asked.kind !== "email" && asked.kind !== "phone")) return null;
  if (job.kind !== "message" || (job.input.kind !== "text" && job.input.kind !== "phone")) return null;
  return after.widget?.input?.blockId === asked.blockId ? null : asked.kind;
}

function merge(known: readonly Message[], added: readonly Message[]): readonly Message[] {
  const fresh = added.filter((message) => !known.some(({ seq }) => seq === message.seq));
  if (fresh.length === 0) return known;
  const bySeq = new Map([...known, ...fresh].map((message) => [message.seq, message]));
  return [...bySeq.values()].toSorted((first, second) => first.seq - second.seq);
}

/** Whether two runs of messages overlap or follow each other; with a hole between them the older run is fetched again. */
function touches(known: readonly Message[], opened: readonly Message[]): boolean {
  const last = known.at(-1)?.seq ?? 0;
  return (opened[0]?.seq ?? 0) <= last + 1;
}

function confirm(state: ConversationState, messages: readonly Message[]): ConversationState {
  const pending = state.pending.filter(({ clientId }) => !hasClientId(messages, clientId));
  return pending.length === state.pending.length ? state : { ...state, pending };
}

function hasClientId(messages: readonly Message[], clientId: string): boolean {
  return messages.some((message) => message.clientId === clientId);
}

/** An answer that was overtaken by a newer one changes nothing but the marks that only ever grow. */
function newerState(known: WidgetState | null, received: WidgetState): WidgetState {
  if (!known) return received;
  const current = received.lastSeq >= known.lastSeq ? received : known;
  return {
    ...current,
    teamReadSeq: Math.max(known.teamReadSeq, received.teamReadSeq),
    visitorReadSeq: Math.max(known.visitorReadSeq, received.visitorReadSeq),
  };
}
