// The conversation list: its order, the filters as the browser can judge them, and how far each list is known.

import type { Conversation } from "@parley/contracts/api/inbox";
import type { ListFilters, ListPosition, ListWindow } from "./state.ts";

/** Where a conversation stands: by its last message, as the server orders the list. */
export function positionOf(conversation: Conversation): ListPosition {
  return { at: conversation.lastMessage?.at ?? conversation.createdAt, id: conversation.id };
}

/** Negative when `left` stands above `right`. */
export function comparePositions(left: ListPosition, right: ListPosition): number {
  if (left.at !== right.at) return left.at > right.at ? -1 : 1;
  if (left.id === right.id) return 0;
  return left.id > right.id ? -1 : 1;
}

/** Ids in list order after `changed` conversations took their new places among the held ones. */
export function reorder(
  order: readonly string[],
  conversations: ReadonlyMap<string, Conversation>,
  changed: ReadonlySet<string>,
): readonly string[] {
  const moved = [...changed]
    .flatMap((id) => conversations.get(id) ?? [])
    .map(positionOf)
    .toSorted(comparePositions);
  const result: string[] = [];
  let next = 0;
  for (const id of order) {
    if (changed.has(id)) continue;
    if (next === moved.length) {
      // Usually something moved to the top, and all that follows stays as it was.
      result.push(id);
      continue;
    }
    const conversation = conversations.get(id);
    if (conversation === undefined) continue;
    const position = positionOf(conversation);
    for (let candidate = moved[next]; candidate !== undefined; candidate = moved[next]) {
      if (comparePositions(candidate, position) > 0) break;
      result.push(candidate.id);
      next += 1;
    }
    result.push(id);
  }
  for (const { id } of moved.slice(next)) result.push(id);
  return sameIds(order, result) ? order : result;
}

function sameIds(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((id, index) => id === right[index]);
}

/** One text per set of filters, whatever the order in which they were chosen. */
export function filterKey(filters: ListFilters): string {
  const given = Object.entries(filters)
    .filter(
      ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    )
    .map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value] as const)
    .toSorted(([left], [right]) => left.localeCompare(right));
  return JSON.stringify(given);
}

export function emptyWindow(filters: ListFilters): ListWindow {
  return {
    filters,
    bound: null,
    isComplete: false,
    nextCursor: null,
    serverMatches: new Set(),
    status: "loading",
    error: null,
  };
}

/** Whether a conversation belongs into a list, as far as the browser can tell from what it holds. */
export function matchesFilters(
  conversation: Conversation,
  window: Pick<ListWindow, "filters" | "serverMatches">,
  memberId: string,
): boolean {
  const { status, botId, assignee, responder, unread, online, interacted, search } = window.filters;
  if (!isListed(status, conversation.status)) return false;
  if (!isListed(botId, conversation.bot.id)) return false;
  if (!isListed(responder, conversation.responder)) return false;
  if (!matchesAssignee(conversation, assignee, memberId)) return false;
  if (unread !== undefined && (unread === "true") !== conversation.unreadCount > 0) return false;
  if (online !== undefined && (online === "true") !== conversation.isOnline) return false;
  if (window.serverMatches.has(conversation.id)) return true;
  if (interacted === "true" && !hasInteracted(conversation)) return false;
  return matchesSearch(conversation, search ?? "");
}

function isListed(wanted: readonly string[] | undefined, value: string): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.includes(value);
}

function matchesAssignee({ assignee }: Conversation, wanted: string | undefined, memberId: string): boolean {
  if (wanted === undefined) return true;
  if (wanted === "none") return assignee === null;
  return assignee?.id === (wanted === "me" ? memberId : wanted);
}

/** True only when it is certain; the server knows the rest (`serverMatches`). */
function hasInteracted({ lastMessage, unreadCount, responder }: Conversation): boolean {
  return lastMessage?.by === "visitor" || unreadCount > 0 || responder !== "bot";
}

function matchesSearch({ contact, uuid, lastMessage }: Conversation, search: string): boolean {
  const words = search.trim().toLocaleLowerCase();
  if (words === "") return true;
  return [contact.name, contact.email, contact.phone?.number, uuid, lastMessage?.text].some((value) =>
    value?.toLocaleLowerCase().includes(words),
  );
}

/** The ids of one list, last activity first; what lies below the fetched part is left out. */
export function listIds(
  order: readonly string[],
  conversations: ReadonlyMap<string, Conversation>,
  window: ListWindow,
  memberId: string,
): readonly string[] {
  if (!window.isComplete && window.bound === null) return [];
  const ids: string[] = [];
  for (const id of order) {
    const conversation = conversations.get(id);
    if (conversation === undefined) continue;
    if (window.bound && comparePositions(positionOf(conversation), window.bound) > 0) break;
    if (matchesFilters(conversation, window, memberId)) ids.push(id);
  }
  return ids;
}
