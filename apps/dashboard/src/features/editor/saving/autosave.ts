// Saves the draft by itself: one request at a time, again after failures, and never over somebody else's work.
// Knows neither React nor the network; both are handed in.

import type { FlowDraft } from "@parley/contracts/flow";
import type { EditorContent } from "../model/content.ts";
import { isSameValue } from "../model/isSameValue.ts";
import type { LocalCopies } from "./localCopy.ts";

export type SaveStatus =
  | { kind: "saved" }
  /** Changed; a save will begin soon. */
  | { kind: "pending" }
  | { kind: "saving" }
  /** The server could not be reached; another try follows by itself. */
  | { kind: "offline"; attempt: number; isKeptHere: boolean }
  /** Somebody saved in the meantime. Nothing is sent until the author has chosen. */
  | { kind: "conflict"; theirs: FlowDraft }
  /** The server refuses this content; the next change tries again. */
  | { kind: "refused"; error: unknown };

export type SaveOutcome =
  | { kind: "saved"; revision: number }
  | { kind: "conflict"; theirs: FlowDraft }
  | { kind: "unreachable" }
  | { kind: "refused"; error: unknown };

export interface AutosaveOptions {
  content: EditorContent;
  revision: number;
  save(content: EditorContent, baseRevision: number): Promise<SaveOutcome>;
  copies: LocalCopies;
  /** Runs something later and gives a function that calls it off. */
  schedule(run: () => void, delayMs: number): () => void;
}

export interface Autosave {
  getStatus(): SaveStatus;
  getRevision(): number;
  subscribe(listener: () => void): () => void;
  /** Tells about the present content after every change. */
  changed(content: EditorContent): void;
  /** Saves what is open now; resolves when everything is saved or saving has stopped. */
  flush(): Promise<SaveStatus>;
  /** Ends a conflict: saves the own content over theirs. */
  keepMine(): Promise<SaveStatus>;
  /** Takes a draft the server holds as the new base, with nothing left to save. */
  adopt(content: EditorContent, revision: number): void;
  /** Writes the copy in the browser at once: the page is going away. */
  keepCopy(): void;
  /** The editor is left: no more timers, but what is open is still sent. */
  stop(): Promise<SaveStatus>;
}

/** Quiet time after the last change before a save begins. */
export const saveDelayMs = 900;
/** Writing a large flow into the browser's storage takes milliseconds, so it does not happen with every letter. */
export const keepDelayMs = 300;
/** Pauses between tries while the server cannot be reached; the last one repeats. */
export const retryDelaysMs = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

export function createAutosave(options: AutosaveOptions): Autosave {
  const { copies, save, schedule } = options;
  const listeners = new Set<() => void>();
  let content = options.content;
  let saved = options.content;
  let revision = options.revision;
  let status: SaveStatus = { kind: "saved" };
  let cancelTimer: (() => void) | null = null;
  let cancelKeeping: (() => void) | null = null;
  let inFlight: Promise<void> | null = null;
  let failures = 0;

  const setStatus = (next: SaveStatus) => {
    status = next;
    for (const listener of listeners) listener();
  };
  const later = (delayMs: number) => {
    cancelTimer?.();
    cancelTimer = schedule(() => {
      cancelTimer = null;
      void saveNow();
    }, delayMs);
  };
  const keepHere = (): boolean => {
    cancelKeeping?.();
    cancelKeeping = null;
    return copies.keep({ content, baseRevision: revision });
  };
  const cancelTimers = () => {
    cancelTimer?.();
    cancelTimer = null;
    cancelKeeping?.();
    cancelKeeping = null;
  };

  function saveNow(): Promise<void> {
    cancelTimer?.();
    cancelTimer = null;
    if (status.kind === "conflict") return Promise.resolve();
    if (content === saved) {
      // What was changed is again what the server has.
      if (!inFlight && status.kind === "pending") confirmSaved(content, revision);
      return Promise.resolve();
    }
    inFlight ??= send().finally(() => {
      inFlight = null;
    });
    return inFlight;
  }

  async function send(): Promise<void> {
    const sent = content;
    setStatus({ kind: "saving" });
    settle(sent, await save(sent, revision));
  }

  function settle(sent: EditorContent, outcome: SaveOutcome): void {
    switch (outcome.kind) {
      case "saved":
        return confirmSaved(sent, outcome.revision);
      case "conflict":
        // An answer lost on its way looks like a conflict with ourselves.
        if (isSameDraft(outcome.theirs, sent)) return confirmSaved(sent, outcome.theirs.revision);
        keepHere();
        return setStatus({ kind: "conflict", theirs: outcome.theirs });
      case "unreachable": {
        const isKeptHere = keepHere();
        later(retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? saveDelayMs);
        failures += 1;
        return setStatus({ kind: "offline", attempt: failures, isKeptHere });
      }
      case "refused":
        keepHere();
        return setStatus({ kind: "refused", error: outcome.error });
    }
  }

  function confirmSaved(sent: EditorContent, next: number): void {
    revision = next;
    saved = sent;
    failures = 0;
    if (content === sent) {
      cancelKeeping?.();
      cancelKeeping = null;
      copies.forget();
      return setStatus({ kind: "saved" });
    }
    keepHere();
    later(saveDelayMs);
    setStatus({ kind: "pending" });
  }

  async function drain(): Promise<SaveStatus> {
    if (inFlight) await inFlight;
    // Typing may go on while a save is under way; each round saves what was there when it began.
    while (content !== saved && (status.kind === "pending" || status.kind === "offline")) {
      const before = failures;
      // oxlint-disable-next-line no-await-in-loop -- one save after the other is the point
      await saveNow();
      if (failures > before) break;
    }
    return status;
  }

  return {
    getStatus: () => status,
    getRevision: () => revision,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed(next) {
      if (next === content) return;
      content = next;
      cancelKeeping ??= schedule(keepHere, keepDelayMs);
      if (status.kind === "conflict" || inFlight) return;
      later(saveDelayMs);
      if (status.kind !== "pending") setStatus({ kind: "pending" });
    },
    flush() {
      if (status.kind === "refused") setStatus({ kind: "pending" });
      return drain();
    },
    keepMine() {
      if (status.kind !== "conflict") return Promise.resolve(status);
      revision = status.theirs.revision;
      setStatus({ kind: "pending" });
      return drain();
    },
    adopt(next, nextRevision) {
      cancelTimers();
      content = next;
      saved = next;
      revision = nextRevision;
      failures = 0;
      copies.forget();
      setStatus({ kind: "saved" });
    },
    keepCopy() {
      if (content === saved) return;
      keepHere();
      copies.release();
    },
    stop() {
      if (content !== saved) keepHere();
      cancelTimers();
      return drain();
    },
  };
}

function isSameDraft(draft: FlowDraft, content: EditorContent): boolean {
  return isSameValue(draft.document, content.document) && isSameValue(draft.layout, content.layout);
}
