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
  const [readSeq, setReadSeq] = useState<number | null>(null);
  /** After “mark as unread” the thread stays unread until more is said, or it is opened again. */
  const [unreadUntilAfter, setUnreadUntilAfter] = useState(0);

  const id = conversation?.id;
  const teamReadSeq = conversation?.teamReadSeq ?? 0;
  const lastSeq = thread?.status === "ready" ? (thread.messages.at(-1)?.seq ?? 0) : 0;

  if (readSeq === null && conversation) setReadSeq(teamReadSeq);

  useEffect(() => {
    if (id === undefined || !isReading || visibility !== "visible") return;
    if (lastSeq <= teamReadSeq || lastSeq <= unreadUntilAfter) return;
    sync.markRead(id, lastSeq);
  }, [sync, id, isReading, visibility, lastSeq, teamReadSeq, unreadUntilAfter]);

  return {
    readSeq: readSeq ?? teamReadSeq,
    markUnread() {
      const lastOfVisitor = thread?.messages.findLast(({ author }) => author.kind === "visitor");
      if (id === undefined || !lastOfVisitor) return;
      setUnreadUntilAfter(lastSeq);
      setReadSeq(lastOfVisitor.seq - 1);
      sync.markRead(id, lastOfVisitor.seq - 1);
    },
  };
}
