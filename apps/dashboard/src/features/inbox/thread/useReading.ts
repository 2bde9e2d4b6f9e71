// Marks a conversation as read once its newest message has been on screen, in a page somebody looks at.

import type { Conversation } from "@parley/contracts/api/inbox";
import { useDocumentVisibility } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useInbox } from "../inboxOf.ts";
import type { Thread } from "../store/state.ts";

interface Reading {
  /** What the team had read when the thread was opened; the “New” line stands after it. */
  readSeq: number;
  markUnread: () => void;
}

export function useReading(
  conversation: Conversation | undefined,
  thread: Thread | undefined,
  isReading: boolean,
): Reading {
  const { sync } = useInbox();
  const visibility = useDocumentVisibility();
  const id = conversation?.id;
  const teamReadSeq = conversation?.teamReadSeq ?? 0;
  const lastSeq = thread?.status === "ready" ? (thread.messages.at(-1)?.seq ?? 0) : 0;
  const isLooking = isReading && visibility === "visible";

  const [line, setLine] = useState<{ readSeq: number; lastSeq: number } | null>(null);
  /** After “mark as unread” the thread stays unread until more is said, or it is opened again. */
  const [unreadUntilAfter, setUnreadUntilAfter] = useState(0);

  if (line === null && lastSeq > 0) {
    const isUnread = thread?.messages.some(
      ({ author, seq }) => author.kind === "visitor" && seq > teamReadSeq,
    );
    setLine({ readSeq: isUnread ? teamReadSeq : lastSeq, lastSeq });
  }
  if (line !== null && lastSeq > line.lastSeq) {
    // Whoever watches the messages come in needs no line before them, and an answer ends it.
    const hasNoLine = line.readSeq >= line.lastSeq;
    const isAnswer = thread?.messages.at(-1)?.author.kind === "agent";
    setLine({ lastSeq, readSeq: (hasNoLine && isLooking) || isAnswer ? lastSeq : line.readSeq });
  }

  useEffect(() => {
    if (id === undefined || !isLooking) return;
    if (lastSeq <= teamReadSeq || lastSeq <= unreadUntilAfter) return;
    sync.markRead(id, lastSeq);
  }, [sync, id, isLooking, lastSeq, teamReadSeq, unreadUntilAfter]);

  return {
    readSeq: line?.readSeq ?? teamReadSeq,
    markUnread() {
      const lastOfVisitor = thread?.messages.findLast(({ author }) => author.kind === "visitor");
      if (id === undefined || !lastOfVisitor) return;
      const readSeq = lastOfVisitor.seq - 1;
      setUnreadUntilAfter(lastSeq);
      setLine({ readSeq, lastSeq });
      sync.markRead(id, readSeq);
    },
  };
}
