// Which of two versions of a conversation is the newer one. Answers and events overtake each other on the way.

import type { Conversation } from "@parley/contracts/api/inbox";

/**
 * The version to keep. Positions only ever grow, so the highest is right whichever version it came with;
 * of two equally old versions the one that arrived later wins, as it may carry newer presence or contact details.
 */
export function mergeConversation(held: Conversation | undefined, incoming: Conversation): Conversation {
  if (held === undefined) return incoming;
  const newer = isOlder(incoming, held) ? held : incoming;
  const older = newer === held ? incoming : held;
  if (
    newer.seq >= older.seq &&
    newer.visitorReadSeq >= older.visitorReadSeq &&
    newer.visitorDeliveredSeq >= older.visitorDeliveredSeq
  ) {
    return newer;
  }
  return {
    ...newer,
    seq: Math.max(newer.seq, older.seq),
    visitorReadSeq: Math.max(newer.visitorReadSeq, older.visitorReadSeq),
    visitorDeliveredSeq: Math.max(newer.visitorDeliveredSeq, older.visitorDeliveredSeq),
  };
}

function isOlder(one: Conversation, other: Conversation): boolean {
  const difference = Date.parse(one.updatedAt) - Date.parse(other.updatedAt);
  return difference === 0 ? one.seq < other.seq : difference < 0;
}
