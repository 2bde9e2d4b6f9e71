// Puts messages in the order and the groups in which they are drawn: days, people, own messages on their way.

import type { Message } from "@parley/contracts/messages";
import type { Pending } from "../session/conversationState.ts";

/** Messages of one person further apart than this are two groups. */
const groupGapMs = 5 * 60_000;

export interface Entry {
  key: string;
  message: Message | null;
  pending: Pending | null;
  createdAt: string;
  /** Day line above this entry. */
  startsDay: boolean;
  /** First and last of a run by the same author. */
  isFirst: boolean;
  isLast: boolean;
  author: string;
  /** Name and time stand under the last of what one person says within some minutes. */
  showsMeta: boolean;
}

export function threadItems(messages: readonly Message[], pending: readonly Pending[]): Entry[] {
  const entries: Entry[] = [];
  for (const message of messages) {
    const { kind, id, name } = message.author;
    const isEvent = message.content.kind === "event";
    entries.push({
      // The same key before and after the server's confirmation, so that the bubble stays the same element.
      key: kind === "visitor" && message.clientId ? message.clientId : message.id,
      message,
      pending: null,
      createdAt: message.createdAt,
      startsDay: false,
      isFirst: true,
      isLast: true,
      showsMeta: true,
      author: isEvent ? `event ${message.id}` : kind === "visitor" ? "visitor" : `${kind} ${id} ${name}`,
    });
  }
  for (const waiting of pending) {
    if (waiting.text === null && !waiting.files) continue;
    entries.push({
      key: waiting.clientId,
      message: null,
      pending: waiting,
      createdAt: waiting.createdAt,
      startsDay: false,
      isFirst: true,
      isLast: true,
      showsMeta: true,
      author: "visitor",
    });
  }
  for (const [index, entry] of entries.entries()) {
    const previous = entries[index - 1];
    entry.startsDay = !previous || dayOf(previous.createdAt) !== dayOf(entry.createdAt);
    if (!previous || entry.startsDay || previous.author !== entry.author) continue;
    if (Date.parse(entry.createdAt) - Date.parse(previous.createdAt) > groupGapMs) continue;
    previous.isLast = false;
    entry.isFirst = false;
  }
  const nextBySame = new Map<string, string>();
  for (const entry of entries.toReversed()) {
    const later = nextBySame.get(entry.author);
    entry.showsMeta = later === undefined || Date.parse(later) - Date.parse(entry.createdAt) > groupGapMs;
    nextBySame.set(entry.author, entry.createdAt);
  }
  return entries;
}

function dayOf(moment: string): string {
  return new Date(moment).toDateString();
}
