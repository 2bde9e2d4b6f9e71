// Undo and redo over immutable snapshots. Typing in one field or dragging one selection is one step: changes with
// the same key that follow each other quickly replace the present snapshot instead of adding one.

import type { EditorContent } from "./content.ts";

export interface Snapshot {
  readonly content: EditorContent;
  readonly selection: readonly string[];
}

export interface History {
  readonly past: readonly Snapshot[];
  readonly present: Snapshot;
  readonly future: readonly Snapshot[];
  /** Key and time of the last change, to recognise one that continues it. */
  readonly lastKey: string | null;
  readonly lastAt: number;
}

export interface Change {
  content: EditorContent;
  selection: readonly string[];
  /** Changes with the same key belong together; null never joins. */
  key: string | null;
  /** Milliseconds on any steady clock. */
  at: number;
}

/** Undo steps kept; the oldest is forgotten first. */
export const historyLimit = 300;
/** A pause longer than this begins a new undo step although the field is the same. */
export const coalesceMs = 1_500;

export function beginHistory(content: EditorContent): History {
  return { past: [], present: { content, selection: [] }, future: [], lastKey: null, lastAt: 0 };
}

/** Records a change; one that changes nothing only moves the selection. */
export function record(history: History, change: Change): History {
  const present = { content: change.content, selection: change.selection };
  if (change.content === history.present.content) return { ...history, present };
  const continues =
    change.key !== null && change.key === history.lastKey && change.at - history.lastAt <= coalesceMs;
  return {
    past: continues ? history.past : [...history.past, history.present].slice(-historyLimit),
    present,
    future: [],
    lastKey: change.key,
    lastAt: change.at,
  };
}

export function undo(history: History): History {
  const previous = history.past.at(-1);
  if (!previous) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    lastKey: null,
    lastAt: 0,
  };
}

export function redo(history: History): History {
  const next = history.future[0];
  if (!next) return history;
  return {
    past: [...history.past, history.present],
    present: next,
    future: history.future.slice(1),
    lastKey: null,
    lastAt: 0,
  };
}

/** Changes the selection without making an undo step. */
export function withSelection(history: History, selection: readonly string[]): History {
  return { ...history, present: { ...history.present, selection } };
}
