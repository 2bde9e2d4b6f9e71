// Which of two versions of a conversation is the newer one. Answers and events overtake each other on the way.

import type { Conversation } from "@parley/contracts/api/inbox";

/**
 * The version to keep. Positions of messages and of the visitor only ever grow, so the highest is right whichever
 * version it came with. Of two equally old versions the one that arrived later wins, as it may carry newer presence
 * or contact details; only the reading mark stays, because it may have been set here a moment ago.
 */
export function mergeConversation(held: Conversation | undefined, incoming: Conversation): Conversation {
  if (held === undefined) return incoming;
  const age = compareAge(held, incoming);
  if (age > 0 && hasAllMarksOf(held, incoming)) return held;
  const newer = age > 0 ? held : incoming;
  const { teamReadSeq, unreadCount } = age === 0 ? held : newer;
  return {
    ...newer,
    teamReadSeq,
    unreadCount,
    seq: Math.max(held.seq, incoming.seq),
    visitorReadSeq: Math.max(held.visitorReadSeq, incoming.visitorReadSeq),
    visitorDeliveredSeq: Math.max(held.visitorDeliveredSeq, incoming.visitorDeliveredSeq),
  };
}

function hasAllMarksOf(one: Conversation, other: Conversation): boolean {
  return one.visitorReadSeq >= other.visitorReadSeq && one.visitorDeliveredSeq >= other.visitorDeliveredSeq;
}

/** Positive when `one` is newer. Messages are counted by the database; clocks of several servers may differ a little. */
function compareAge(one: Conversation, other: Conversation): number {
  return one.seq - other.seq || Date.parse(one.updatedAt) - Date.parse(other.updatedAt);
}
