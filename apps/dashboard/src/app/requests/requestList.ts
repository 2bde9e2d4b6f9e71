// Which live-chat requests are open for this member, as news arrives. Pure, so that it can be tested without a screen.
import type { Conversation } from "@parley/contracts/api/inbox";

export interface RequestList {
  /** Oldest first: who has waited longest is answered first. */
  open: readonly Conversation[];
  /** Requests this member declined; a new request of the same visitor counts anew. */
  declined: readonly string[];
}

export const noRequests: RequestList = { open: [], declined: [] };

/** Names one request: the chat and the moment it was asked. */
export function requestKey(conversation: Conversation): string {
  return `${conversation.id} ${conversation.liveChatRequest?.requestedAt ?? ""}`;
}

export function isWaiting({ responder, liveChatRequest }: Conversation): boolean {
  return responder === "waitingForAgent" && liveChatRequest !== null;
}

/** The list after one conversation changed. The same list when nothing about requests changed. */
export function withConversation(list: RequestList, conversation: Conversation): RequestList {
  const known = list.open.find(({ id }) => id === conversation.id);
  const isShown = isWaiting(conversation) && !list.declined.includes(requestKey(conversation));
  if (!known && !isShown) return list;
  const others = list.open.filter(({ id }) => id !== conversation.id);
  return { ...list, open: isShown ? sorted([...others, conversation]) : others };
}

/** The list as the server has it now. */
export function withSnapshot(list: RequestList, conversations: readonly Conversation[]): RequestList {
  const open = conversations.filter(
    (conversation) => isWaiting(conversation) && !list.declined.includes(requestKey(conversation)),
  );
  return { ...list, open: sorted(open) };
}

export function withoutConversation(list: RequestList, conversationId: string): RequestList {
  return { ...list, open: list.open.filter(({ id }) => id !== conversationId) };
}

export function withDeclined(list: RequestList, conversation: Conversation): RequestList {
  return {
    open: list.open.filter(({ id }) => id !== conversation.id),
    declined: [...list.declined, requestKey(conversation)],
  };
}

function sorted(conversations: Conversation[]): Conversation[] {
  return conversations.toSorted((left, right) => askedAt(left).localeCompare(askedAt(right)));
}

function askedAt({ liveChatRequest }: Conversation): string {
  return liveChatRequest?.requestedAt ?? "";
}
