// Shows messages at their pace: see `revealed.ts` for the rules.

import type { Message } from "@parley/contracts/messages";
import { useEffect, useState } from "preact/hooks";
import { firstRevealed, revealableSeq } from "./revealed.ts";

export interface Reveal {
  visible: readonly Message[];
  /** The bot is still "typing": what it asks for is not offered yet. */
  isTyping: boolean;
}

export function useReveal(messages: readonly Message[], visitorReadSeq: number): Reveal {
  const [revealed, setRevealed] = useState(() => firstRevealed(messages, visitorReadSeq));
  const isInstant = document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const seq = revealableSeq(messages, revealed, isInstant, Date.now());
  const next = messages.find((message) => message.seq > seq);

  useEffect(() => {
    if (seq > revealed) setRevealed(seq);
    if (!next) return undefined;
    const timer = setTimeout(() => setRevealed(next.seq), next.delayMs);
    return () => clearTimeout(timer);
  }, [seq, next?.seq]);

  return {
    visible: next ? messages.filter((message) => message.seq <= seq) : messages,
    isTyping: next !== undefined,
  };
}
