// One door for every change. Whatever the order in which answers, events and catch-ups arrive, and however often,
// the result is the same as a fresh snapshot; the fuzz test beside this file holds it to that.

import type { Contact } from "@parley/contracts/api/contacts";
import type { Conversation } from "@parley/contracts/api/inbox";
import type { RealtimeEvent } from "@parley/contracts/events";
import type { Message } from "@parley/contracts/messages";
import type { InboxAction } from "./actions.ts";
import { emptyWindow, filterKey, positionOf, reorder } from "./list.ts";
import { mergeConversation } from "./mergeConversation.ts";
import { reducePresence, withoutTyping } from "./presence.ts";
import { emptyThread, type InboxState, type ListWindow, type Thread } from "./state.ts";
import { addMessages, changePending } from "./thread.ts";

export function inboxReducer(state: InboxState, action: InboxAction): InboxState {
  switch (action.kind) {
    case "listRequested":
      return withWindow(state, action.filters, (window) => ({ ...window, status: "loading" }));
    case "listFailed":
      return withWindow(state, action.filters, (window) => ({
        ...window,
        status: "failed",
        error: action.error,
      }));
    case "listReceived":
      return receiveList(state, action);
    case "reset":
      return startAnew(state, action.keep);
    case "conversationsReceived":
      return withConversations(state, action.conversations);
    case "contactReceived":
      return withContact(state, action.contact);
    case "eventsReceived":
      return receiveEvents(state, action.events, action.now);
    case "disconnected":
      return { ...state, visitorTyping: new Map(), viewers: new Map() };
    case "threadOpened":
      return withThread(state, action.conversationId, (thread) => ({
        ...thread,
        status: thread.status === "ready" ? "ready" : "opening",
      }));
    case "messagesReceived":
      if (!state.threads.has(action.conversationId)) return state;
      return withThread(state, action.conversationId, (thread) => ({
        ...addMessages(thread, action.items),
        status: "ready",
      }));
    case "threadFailed":
      return withThread(state, action.conversationId, (thread) => ({
        ...thread,
        status: threadStatusAfterFailure(thread.status, action.isMissing),
      }));
    case "sendStarted":
      return withThread(state, action.conversationId, (thread) => ({
        ...thread,
        pending: [...thread.pending, action.message],
      }));
    case "sendRetried":
      return withPending(state, action, (message) => ({ ...message, failure: null }));
    case "sendFailed":
      return withPending(state, action, (message) => ({ ...message, failure: action.failure }));
    case "sendDiscarded":
      return withPending(state, action, () => null);
    case "sendSucceeded":
      return withMessages(withConversations(state, [action.conversation]), [action.message]);
    case "markedRead":
      return markRead(state, action);
  }
}

/** A thread that has been read stays readable when a later fetch fails. */
function threadStatusAfterFailure(status: Thread["status"], isMissing: boolean): Thread["status"] {
  if (isMissing) return "missing";
  return status === "ready" ? "ready" : "failed";
}

type ActionOf<Kind extends InboxAction["kind"]> = Extract<InboxAction, { kind: Kind }>;

function receiveList(state: InboxState, action: ActionOf<"listReceived">): InboxState {
  const { filters, cursor, items, nextCursor } = action;
  if (action.generation !== state.generation) return state;
  const held = state.windows.get(filterKey(filters));
  if (cursor !== null && held?.nextCursor !== cursor) return state;

  const last = items.at(-1);
  return withWindow(withConversations(state, items), filters, (window) => {
    const serverMatches = new Set(window.serverMatches);
    for (const { id } of items) serverMatches.add(id);
    // A first page fetched again adds nothing to how far the list is known already.
    const isKnown = cursor === null && (window.bound !== null || window.isComplete);
    if (isKnown) return { ...window, serverMatches, status: "ready" };
    return {
      ...window,
      serverMatches,
      status: "ready",
      nextCursor,
      isComplete: nextCursor === null,
      bound: nextCursor === null ? null : last ? positionOf(last) : window.bound,
    };
  });
}

/** Forgets what may be out of date; answers that are still being sent and the open thread stay. */
function startAnew(state: InboxState, keep: string | null): InboxState {
  const conversations = new Map<string, Conversation>();
  const kept = keep === null ? undefined : state.conversations.get(keep);
  if (kept) conversations.set(kept.id, kept);
  const threads = new Map<string, Thread>();
  for (const [id, thread] of state.threads) {
    if (id === keep) threads.set(id, thread);
    else if (thread.pending.length > 0) threads.set(id, { ...emptyThread, pending: thread.pending });
  }
  return {
    ...state,
    conversations,
    order: [...conversations.keys()],
    windows: new Map(),
    threads,
    generation: state.generation + 1,
  };
}

function receiveEvents(state: InboxState, events: readonly RealtimeEvent[], now: number): InboxState {
  const changed: Conversation[] = [];
  const messages: Message[] = [];
  let next = state;
  const flush = () => {
    next = withMessages(withConversations(next, changed.splice(0)), messages.splice(0));
  };
  for (const event of events) {
    switch (event.kind) {
      case "conversation":
        changed.push(event.conversation);
        messages.push(...event.messages);
        next = withoutTyping(next, event.messages);
        break;
      case "contact":
        flush();
        next = withContact(next, event.contact);
        break;
      case "presence":
        flush();
        next = withPresence(next, event.conversationId, event.isOnline);
        break;
      case "visitorTyping":
      case "memberTyping":
      case "memberViewing":
        next = reducePresence(next, event, now);
        break;
      // Not about conversations: the shell and the member list listen to these.
      case "hello":
      case "memberAvailability":
      case "notice":
        break;
    }
  }
  flush();
  return next;
}

function markRead(state: InboxState, { conversationId, seq }: ActionOf<"markedRead">): InboxState {
  const conversation = state.conversations.get(conversationId);
  if (!conversation || conversation.teamReadSeq === seq) return state;
  const unread = state.threads
    .get(conversationId)
    ?.messages.filter((message) => message.author.kind === "visitor" && message.seq > seq).length;
  const conversations = new Map(state.conversations).set(conversationId, {
    ...conversation,
    teamReadSeq: seq,
    unreadCount: seq >= conversation.seq ? 0 : Math.max(1, unread ?? 0),
  });
  return { ...state, conversations };
}

function withConversations(state: InboxState, incoming: readonly Conversation[]): InboxState {
  if (incoming.length === 0) return state;
  const conversations = new Map(state.conversations);
  const moved = new Set<string>();
  for (const conversation of incoming) {
    const held = conversations.get(conversation.id);
    const merged = mergeConversation(held, conversation);
    if (merged === held) continue;
    if (held === undefined || positionOf(held).at !== positionOf(merged).at) moved.add(merged.id);
    conversations.set(merged.id, merged);
  }
  const order = moved.size === 0 ? state.order : reorder(state.order, conversations, moved);
  return { ...state, conversations, order };
}

/** Messages are kept for threads that have been opened; the others fetch theirs when they are. */
function withMessages(state: InboxState, messages: readonly Message[]): InboxState {
  if (messages.length === 0) return state;
  const byConversation = Map.groupBy(messages, ({ conversationId }) => conversationId);
  const threads = new Map(state.threads);
  for (const [id, items] of byConversation) {
    const thread = threads.get(id);
    if (thread) threads.set(id, addMessages(thread, items));
  }
  return { ...state, threads };
}

function withContact(state: InboxState, contact: Contact): InboxState {
  const { id, name, email, phone, picture, tags, isLead } = contact;
  return changeConversations(
    state,
    (conversation) => conversation.contact.id === id,
    (conversation) => ({
      ...conversation,
      contact: { id, name, email, phone, picture, tags, isLead },
    }),
  );
}

function withPresence(state: InboxState, conversationId: string, isOnline: boolean): InboxState {
  const conversation = state.conversations.get(conversationId);
  if (!conversation || conversation.isOnline === isOnline) return state;
  const conversations = new Map(state.conversations).set(conversationId, { ...conversation, isOnline });
  return { ...state, conversations };
}

function changeConversations(
  state: InboxState,
  isMeant: (conversation: Conversation) => boolean,
  change: (conversation: Conversation) => Conversation,
): InboxState {
  const changed = [...state.conversations.values()].filter(isMeant).map(change);
  if (changed.length === 0) return state;
  const conversations = new Map(state.conversations);
  for (const conversation of changed) conversations.set(conversation.id, conversation);
  return { ...state, conversations };
}

function withWindow(
  state: InboxState,
  filters: ListWindow["filters"],
  change: (window: ListWindow) => ListWindow,
): InboxState {
  const key = filterKey(filters);
  const windows = new Map(state.windows);
  windows.set(key, change(windows.get(key) ?? emptyWindow(filters)));
  return { ...state, windows };
}

function withThread(state: InboxState, id: string, change: (thread: Thread) => Thread): InboxState {
  const threads = new Map(state.threads);
  threads.set(id, change(threads.get(id) ?? emptyThread));
  return { ...state, threads };
}

function withPending(
  state: InboxState,
  { conversationId, clientId }: { conversationId: string; clientId: string },
  change: Parameters<typeof changePending>[2],
): InboxState {
  if (!state.threads.has(conversationId)) return state;
  return withThread(state, conversationId, (thread) => changePending(thread, clientId, change));
}
