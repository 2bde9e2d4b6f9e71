// Where the thread stands: at its end, or at the place somebody scrolled to.

import { useLayoutEffect, useRef, useState, type RefObject } from "react";
import { useInbox } from "../inboxOf.ts";
import type { Thread } from "../store/state.ts";

/** Nearer to the end than this counts as being at the end. */
const endWithinPx = 48;
/** Older messages are fetched when the beginning comes nearer than this. */
const olderWithinPx = 320;

interface ThreadScroll {
  scrollRef: RefObject<HTMLDivElement | null>;
  contentRef: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
  isAtEnd: boolean;
  /** Messages that came while the end was out of view. */
  newCount: number;
  jumpToEnd: () => void;
  older: "idle" | "loading" | "failed";
  loadOlder: () => void;
}

export function useThreadScroll(
  conversationId: string,
  messages: Thread["messages"],
  pending: Thread["pending"],
): ThreadScroll {
  const { sync } = useInbox();
  const scrollRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [seenSeq, setSeenSeq] = useState(0);
  const [older, setOlder] = useState<"idle" | "loading" | "failed">("idle");
  const stuck = useRef(true);

  const firstSeq = messages[0]?.seq ?? 0;
  const lastSeq = messages.at(-1)?.seq ?? 0;
  const newestPending = pending.at(-1)?.clientId;

  useKeepPlace(scrollRef, firstSeq);

  // What the member has just written is always shown.
  useLayoutEffect(() => {
    if (newestPending === undefined) return;
    stuck.current = true;
    toEnd(scrollRef.current);
  }, [newestPending]);

  // Messages, pictures, the typing sign and the composer all change the heights.
  const isDrawn = firstSeq > 0;
  useLayoutEffect(() => {
    const scroll = scrollRef.current;
    const content = contentRef.current;
    if (!isDrawn || !scroll || !content) return;
    const observer = new ResizeObserver(() => {
      if (stuck.current) toEnd(scroll);
    });
    observer.observe(scroll);
    observer.observe(content);
    toEnd(scroll);
    return () => observer.disconnect();
  }, [isDrawn]);

  if (isAtEnd && seenSeq !== lastSeq) setSeenSeq(lastSeq);

  const loadOlder = () => {
    if (older === "loading") return;
    setOlder("loading");
    sync.loadOlder(conversationId).then(
      () => setOlder("idle"),
      () => setOlder("failed"),
    );
  };

  return {
    scrollRef,
    contentRef,
    isAtEnd,
    newCount: messages.filter(({ seq }) => seq > seenSeq).length,
    older,
    loadOlder,
    jumpToEnd() {
      stuck.current = true;
      setIsAtEnd(true);
      toEnd(scrollRef.current);
      scrollRef.current?.focus({ preventScroll: true });
    },
    onScroll() {
      const scroll = scrollRef.current;
      if (!scroll) return;
      const fromEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
      stuck.current = fromEnd < endWithinPx;
      setIsAtEnd(stuck.current);
      if (scroll.scrollTop < olderWithinPx && firstSeq > 1 && older === "idle") loadOlder();
    },
  };
}

function toEnd(scroll: HTMLElement | null): void {
  if (scroll) scroll.scrollTop = scroll.scrollHeight;
}

/** Older messages are added above what is being read; the distance to the end stays the same. */
function useKeepPlace(scrollRef: RefObject<HTMLDivElement | null>, firstSeq: number): void {
  const before = useRef({ firstSeq, height: 0 });
  useLayoutEffect(() => {
    const scroll = scrollRef.current;
    if (!scroll) return;
    const { firstSeq: oldFirst, height } = before.current;
    if (oldFirst > 0 && firstSeq < oldFirst) scroll.scrollTop += scroll.scrollHeight - height;
    before.current = { firstSeq, height: scroll.scrollHeight };
  });
}
