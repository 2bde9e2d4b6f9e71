// The editor's store: history plus a few things that are not undone (lock). No React; components read it through
// `useEditor` and change it only through `apply`.

import { isItem } from "./areas.ts";
import type { EditorContent } from "./content.ts";
import { beginHistory, type History, record, redo, undo, withSelection } from "./history.ts";

export interface EditorState {
  readonly history: History;
  /** While locked, content cannot be changed by accident. */
  readonly isLocked: boolean;
}

export interface ApplyOptions {
  /** Joins quick changes with the same key to one undo step. */
  key?: string;
  /** Selection after the change; without it the present one is kept as far as it still exists. */
  select?: readonly string[];
}

export interface EditorStore {
  getState(): EditorState;
  subscribe(listener: () => void): () => void;
  apply(change: (content: EditorContent) => EditorContent, options?: ApplyOptions): void;
  undo(): void;
  redo(): void;
  /** Blocks, frames and notes by their ids. */
  select(ids: readonly string[]): void;
  setLocked(isLocked: boolean): void;
  /** Starts over with other content and an empty history. */
  load(content: EditorContent): void;
}

/** @example const store = createEditorStore(draft); store.apply((content) => removeBlocks(content, ["a"])); */
export function createEditorStore(
  content: EditorContent,
  now: () => number = () => performance.now(),
): EditorStore {
  let state: EditorState = { history: beginHistory(content), isLocked: false };
  const listeners = new Set<() => void>();
  const set = (next: EditorState) => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const setHistory = (history: History) => {
    if (history !== state.history) set({ ...state, history });
  };

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply(change, options = {}) {
      if (state.isLocked) return;
      const { present } = state.history;
      const changed = change(present.content);
      const wanted = options.select ?? present.selection;
      const selection = existing(changed, wanted);
      if (changed === present.content && isSame(selection, present.selection)) return;
      setHistory(record(state.history, { content: changed, selection, key: options.key ?? null, at: now() }));
    },
    undo() {
      if (!state.isLocked) setHistory(undo(state.history));
    },
    redo() {
      if (!state.isLocked) setHistory(redo(state.history));
    },
    select(blockIds) {
      const selection = existing(state.history.present.content, blockIds);
      if (!isSame(selection, state.history.present.selection)) {
        setHistory(withSelection(state.history, selection));
      }
    },
    setLocked(isLocked) {
      if (isLocked !== state.isLocked) set({ ...state, isLocked });
    },
    load(next) {
      set({ ...state, history: beginHistory(next) });
    },
  };
}

export const contentOf = (state: EditorState): EditorContent => state.history.present.content;
export const selectionOf = (state: EditorState): readonly string[] => state.history.present.selection;

function existing(content: EditorContent, ids: readonly string[]): readonly string[] {
  return ids.every((id) => isItem(content, id)) ? ids : ids.filter((id) => isItem(content, id));
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left === right || (left.length === right.length && left.every((id, index) => id === right[index]));
}
