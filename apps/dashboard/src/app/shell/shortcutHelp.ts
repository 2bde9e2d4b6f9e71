// Which keys work on the present screen. A screen adds its own while it is shown; the `?` dialog lists them.
import { useEffect, useSyncExternalStore } from "react";
import type { MessageKey } from "../../i18n/t.ts";

/** Texts by key: a group stands at the top of a module, which is read before the texts of its screen have arrived. */
export interface ShortcutGroup {
  title: MessageKey;
  items: readonly { keys: readonly string[]; label: MessageKey; isSequence?: boolean }[];
}

let groups: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();

function set(next: readonly ShortcutGroup[]): void {
  groups = next;
  for (const listener of listeners) listener();
}

/**
 * Lists the keys of a screen in the help dialog.
 * @param group must keep its identity between renders
 */
export function useShortcutHelp(group: ShortcutGroup): void {
  useEffect(() => {
    set([...groups, group]);
    return () => set(groups.filter((known) => known !== group));
  }, [group]);
}

export function useShortcutGroups(): readonly ShortcutGroup[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => groups,
  );
}
