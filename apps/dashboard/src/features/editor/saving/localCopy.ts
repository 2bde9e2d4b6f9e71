// Unsaved work kept in the browser, so that a reload or a crash loses nothing. One copy per flow and browser tab.

import { flowDocument, flowLayout } from "@parley/contracts/flow";
import type { EditorContent } from "../model/content.ts";

export interface LocalCopy {
  content: EditorContent;
  /** Revision of the draft the work began from. */
  baseRevision: number;
}

export interface CopyStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const prefix = "parley.draft.";

export interface LocalCopies {
  /** Keeps the copy; false when the browser has no room or forbids it. */
  keep(copy: LocalCopy): boolean;
  forget(): void;
  /** This tab's copy, or one left behind by a tab that was closed. */
  find(): LocalCopy | null;
  /** Marks the copy as left behind: called when the page goes away. */
  release(): void;
}

/** Copies of one flow as seen from one tab. `storage` is null where the browser offers none. */
export function localCopies(storage: CopyStorage | null, flowId: string, tabId: string): LocalCopies {
  const own = `${prefix}${flowId}.${tabId}`;
  const write = (copy: LocalCopy, isReleased: boolean): boolean => {
    try {
      storage?.setItem(own, JSON.stringify({ ...copy, isReleased }));
      return storage !== null;
    } catch {
      return false;
    }
  };
  return {
    keep: (copy) => write(copy, false),
    forget: () => storage?.removeItem(own),
    find() {
      const mine = read(storage, own);
      if (mine) return mine.copy;
      for (const key of keysOf(storage, `${prefix}${flowId}.`)) {
        const left = read(storage, key);
        if (!left?.isReleased) continue;
        storage?.removeItem(key);
        write(left.copy, false);
        return left.copy;
      }
      return null;
    },
    release() {
      const mine = read(storage, own);
      if (mine) write(mine.copy, true);
    },
  };
}

/** The browser's storage, or null where it is switched off. */
export function browserStorage(): CopyStorage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

const tabKey = "parley.tab";

/** An id that survives reloads of this tab. */
export function currentTabId(makeId: () => string): string {
  try {
    const known = sessionStorage.getItem(tabKey);
    if (known) return known;
    const fresh = makeId();
    sessionStorage.setItem(tabKey, fresh);
    return fresh;
  } catch {
    return makeId();
  }
}

function keysOf(storage: CopyStorage | null, start: string): string[] {
  if (!storage) return [];
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "").filter((key) =>
    key.startsWith(start),
  );
}

function read(storage: CopyStorage | null, key: string): { copy: LocalCopy; isReleased: boolean } | null {
  const text = storage?.getItem(key);
  if (!text) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    const { content, baseRevision, isReleased } = value as Record<string, unknown>;
    if (typeof content !== "object" || content === null || typeof baseRevision !== "number") return null;
    const { document, layout } = content as Record<string, unknown>;
    return {
      copy: {
        content: { document: flowDocument.parse(document), layout: flowLayout.parse(layout) },
        baseRevision,
      },
      isReleased: isReleased === true,
    };
  } catch {
    return null;
  }
}
