// Two keys after one another, such as `g i`. Never while somebody types or a dialog is open.
import { useEffect, useEffectEvent } from "react";

/** How long the first key waits for the second. */
const SECOND_KEY_WITHIN_MS = 1_200;

export function useKeySequences(sequences: Record<string, () => void>): void {
  const run = useEffectEvent((keys: string) => {
    const action = sequences[keys];
    action?.();
    return action !== undefined;
  });

  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
        first = null;
        return;
      }
      if (first && event.timeStamp - first.at < SECOND_KEY_WITHIN_MS && run(`${first.key} ${event.key}`)) {
        first = null;
        event.preventDefault();
        return;
      }
      first = { key: event.key, at: event.timeStamp };
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]') !==
      null
  );
}
