// How far the messages are shown. The bot's messages appear one by one, each after its own delay with a typing sign;
// nobody waits for what they have seen before, for a person's words, or when they prefer less motion.

import type { Message } from "@parley/contracts/messages";

/** A message that came this much later than its delay is shown at once: it was waiting elsewhere. */
const lateAfterMs = 10_000;

/** Where showing begins when the chat is opened: at the end when it is resumed, at the start when it is new. */
export function firstRevealed(messages: readonly Message[], visitorReadSeq: number): number {
  const isNew = visitorReadSeq === 0 && messages.every(({ author }) => author.kind !== "visitor");
  return isNew ? 0 : (messages.at(-1)?.seq ?? 0);
}

/** The highest position that may be shown without waiting any further. */
export function revealableSeq(
  messages: readonly Message[],
  revealed: number,
  isInstant: boolean,
  now: number,
): number {
  if (isInstant) return messages.at(-1)?.seq ?? revealed;
  // The visitor went on: everything before their own words is shown.
  const own = messages.findLast(({ author }) => author.kind === "visitor")?.seq ?? 0;
  let seq = Math.max(revealed, own);
  for (const message of messages) {
    if (message.seq <= seq) continue;
    const isLate = now - Date.parse(message.createdAt) > message.delayMs + lateAfterMs;
    if (message.delayMs > 0 && message.author.kind === "bot" && !isLate) break;
    seq = message.seq;
  }
  return seq;
}
