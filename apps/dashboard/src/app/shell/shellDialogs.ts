// Which dialog of the shell is open. A store, so that buttons anywhere can open them.
import { useSyncExternalStore } from "react";

export type ShellDialog = "palette" | "shortcuts" | "newWorkspace";

const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);
/** How the command palette's keys are written on this machine. */
export const paletteKeys = isApple ? "⌘ K" : "Ctrl K";

let current: ShellDialog | null = null;
const listeners = new Set<() => void>();

function set(next: ShellDialog | null): void {
  current = next;
  for (const listener of listeners) listener();
}

export const shellDialogs = {
  open: (dialog: ShellDialog) => set(dialog),
  close: () => set(null),
};

export function useShellDialog(): ShellDialog | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
