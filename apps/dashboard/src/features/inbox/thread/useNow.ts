// The time, renewed while something counts down.

import { useEffect, useState } from "react";

const SECOND_MS = 1_000;

export function useNow(everyMs = SECOND_MS): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** Whether a moment is still ahead; draws again when it has passed. */
export function useIsBefore(until: number): boolean {
  const [passed, setPassed] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setPassed(until), Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return until > passed;
}
