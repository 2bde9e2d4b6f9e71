// A thread as rows to draw: day lines, event lines, the unread line, gaps, and bubbles grouped by who spoke.

import type { Message } from "@parley/contracts/messages";
import type { PendingMessage } from "../store/state.ts";

/** Bubbles of one speaker further apart than this begin a new group. */
const groupWithinMs = 5 * 60_000;

export type ThreadRow =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string }
  | { kind: "gap"; key: string }
  | { kind: "event"; key: string; message: Message }
  | { kind: "message"; key: string; message: Message; isFirst: boolean; isLast: boolean }
  | { kind: "pending"; key: string; message: PendingMessage; isFirst: boolean };

export function threadRows(
  messages: readonly Message[],
  pending: readonly PendingMessage[],
  /** The position the team had read when the thread was opened. */
  readSeq: number,
  memberId: string,
): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let hasUnreadLine = false;
  for (const [index, message] of messages.entries()) {
    const previous = messages[index - 1];
    if (!previous || !isSameDay(previous.createdAt, message.createdAt)) {
      rows.push({ kind: "day", key: `day ${message.seq}`, at: message.createdAt });
    }
    if (previous && previous.seq + 1 < message.seq) rows.push({ kind: "gap", key: `gap ${message.seq}` });
    if (!hasUnreadLine && message.seq > readSeq && message.author.kind === "visitor") {
      hasUnreadLine = true;
      rows.push({ kind: "unread", key: "unread" });
    }
    // A pending answer keeps its key when it arrives, so that its bubble stays the same element.
    const key = message.clientId ? `${message.author.kind} ${message.clientId}` : `seq ${message.seq}`;
    if (message.content.kind === "event") {
      rows.push({ kind: "event", key, message });
      continue;
    }
    const next = messages[index + 1];
    rows.push({
      kind: "message",
      key,
      message,
      isFirst: rows.at(-1)?.kind !== "message" || !belongTogether(previous, message),
      isLast: !belongTogether(message, next),
    });
  }

  const last = messages.at(-1);
  const followsOwn = last?.content.kind !== "event" && last?.author.id === memberId;
  for (const [index, message] of pending.entries()) {
    rows.push({
      kind: "pending",
      key: `agent ${message.clientId}`,
      message,
      isFirst: index === 0 && !followsOwn,
    });
  }
  return rows;
}

function belongTogether(one: Message | undefined, next: Message | undefined): boolean {
  if (!one || !next || one.content.kind === "event" || next.content.kind === "event") return false;
  if (one.author.kind !== next.author.kind || one.author.id !== next.author.id) return false;
  if (one.seq + 1 !== next.seq || !isSameDay(one.createdAt, next.createdAt)) return false;
  return Date.parse(next.createdAt) - Date.parse(one.createdAt) < groupWithinMs;
}

function isSameDay(one: string, other: string): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
