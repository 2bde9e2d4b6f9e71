// The time, renewed every second while something counts down.

import { useEffect, useState } from "react";

const everyMs = 1_000;

export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
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
