// Shows messages at their pace: see `revealed.ts` for the rules.

import type { Message } from "@parley/contracts/messages";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { firstRevealed, revealableSeq } from "./revealed.ts";

export interface Reveal {
  visible: readonly Message[];
  /** The bot is still "typing": what it asks for is not offered yet. */
  isTyping: boolean;
}

export function useReveal(messages: readonly Message[], visitorReadSeq: number): Reveal {
  const [revealed, setRevealed] = useState(() => firstRevealed(messages, visitorReadSeq));
  const next = messages.find((message) => message.seq > revealed);
  const nextSeq = next?.seq;
  const nextDelayMs = next?.delayMs;

  // Before the browser paints, so that what needs no wait never flickers.
  useLayoutEffect(() => {
    const isInstant = document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches;
    setRevealed((seq) => revealableSeq(messages, seq, isInstant, Date.now()));
  }, [messages, revealed]);

  useEffect(() => {
    if (nextSeq === undefined || nextDelayMs === undefined) return undefined;
    const timer = setTimeout(() => setRevealed((seq) => Math.max(seq, nextSeq)), nextDelayMs);
    return () => clearTimeout(timer);
  }, [nextSeq, nextDelayMs]);

  return {
    visible: next ? messages.filter((message) => message.seq <= revealed) : messages,
    isTyping: next !== undefined,
  };
}
