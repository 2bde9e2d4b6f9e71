import { beforeEach, describe, expect, it } from "vitest";
import { emptyDocument, newBlock } from "@parley/flow-engine";
import type { FlowDraft } from "@parley/contracts/flow";
import { addBlock } from "../model/commands.ts";
import type { EditorContent } from "../model/content.ts";
import { type Autosave, createAutosave, type SaveOutcome } from "./autosave.ts";
import { type CopyStorage, type LocalCopies, localCopies } from "./localCopy.ts";

const begin: EditorContent = { document: emptyDocument(), layout: { positions: {} } };
const withBlock = (id: string, content = begin): EditorContent =>
  addBlock(content, { block: newBlock("message", id)!, position: { x: 0, y: 0 } });

function draftOf(content: EditorContent, revision: number): FlowDraft {
  const id = "0123456789abcdef01234567";
  return {
    flow: {
      id,
      botId: id,
      name: "Main",
      isDefault: true,
      publishedVersion: null,
      hasUnpublishedChanges: true,
      updatedAt: "2026-01-01T00:00:00.000Z",
    },
    ...content,
    revision,
    updatedBy: "Ada",
  };
}

function memoryStorage(): CopyStorage & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

let timers: Set<() => void>;
let sent: { content: EditorContent; baseRevision: number; answer: (outcome: SaveOutcome) => void }[];
let storage: ReturnType<typeof memoryStorage>;
let copies: LocalCopies;
let autosave: Autosave;

/** Runs what is scheduled, as if its time had come. */
function passTime(): void {
  for (const run of timers) {
    timers.delete(run);
    run();
  }
}

/** Lets answered requests be worked through. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

async function answer(outcome: SaveOutcome): Promise<void> {
  sent.at(-1)!.answer(outcome);
  await settle();
}

beforeEach(() => {
  timers = new Set();
  sent = [];
  storage = memoryStorage();
  copies = localCopies(storage, "flow", "tab");
  autosave = createAutosave({
    content: begin,
    revision: 1,
    copies,
    save: (content, baseRevision) =>
      new Promise((resolve) => void sent.push({ content, baseRevision, answer: resolve })),
    schedule(run) {
      timers.add(run);
      return () => timers.delete(run);
    },
  });
});

describe("autosave", () => {
  it("saves a change after a pause, on top of the revision it began from", async () => {
    const changed = withBlock("a");
    autosave.changed(changed);
    expect(autosave.getStatus().kind).toBe("pending");
    passTime();
    expect(autosave.getStatus().kind).toBe("saving");
    expect(sent).toMatchObject([{ content: changed, baseRevision: 1 }]);
    await answer({ kind: "saved", revision: 2 });
    expect(autosave.getStatus().kind).toBe("saved");
    expect(autosave.getRevision()).toBe(2);
    expect(storage.entries.size).toBe(0);
  });

  it("sends one request at a time and then what was typed meanwhile", async () => {
    autosave.changed(withBlock("a"));
    passTime();
    autosave.changed(withBlock("b"));
    passTime();
    expect(sent).toHaveLength(1);
    await answer({ kind: "saved", revision: 2 });
    expect(autosave.getStatus().kind).toBe("pending");
    passTime();
    expect(sent[1]).toMatchObject({ baseRevision: 2 });
    await answer({ kind: "saved", revision: 3 });
    expect(autosave.getStatus().kind).toBe("saved");
  });

  it("keeps unsaved work in the browser and tries again while the server is away", async () => {
    const changed = withBlock("a");
    autosave.changed(changed);
    passTime();
    await answer({ kind: "unreachable" });
    expect(autosave.getStatus()).toMatchObject({ kind: "offline", isKeptHere: true });
    expect(copies.find()).toEqual({ content: changed, baseRevision: 1 });
    passTime();
    await answer({ kind: "saved", revision: 2 });
    expect(autosave.getStatus().kind).toBe("saved");
    expect(copies.find()).toBeNull();
  });

  it("says so when the browser has no room for the copy", async () => {
    storage.setItem = () => {
      throw new Error("QuotaExceededError");
    };
    autosave.changed(withBlock("a"));
    passTime();
    await answer({ kind: "unreachable" });
    expect(autosave.getStatus()).toMatchObject({ kind: "offline", isKeptHere: false });
  });

  it("stops at a conflict, and saves over theirs only when asked to", async () => {
    const mine = withBlock("mine");
    autosave.changed(mine);
    passTime();
    await answer({ kind: "conflict", theirs: draftOf(withBlock("theirs"), 7) });
    expect(autosave.getStatus().kind).toBe("conflict");
    autosave.changed(withBlock("more", mine));
    passTime();
    expect(sent).toHaveLength(1);
    const kept = autosave.keepMine();
    expect(sent[1]).toMatchObject({ baseRevision: 7 });
    await answer({ kind: "saved", revision: 8 });
    expect((await kept).kind).toBe("saved");
  });

  it("takes theirs without sending anything", async () => {
    const theirs = withBlock("theirs");
    autosave.changed(withBlock("mine"));
    passTime();
    await answer({ kind: "conflict", theirs: draftOf(theirs, 7) });
    autosave.adopt(theirs, 7);
    expect(autosave.getStatus().kind).toBe("saved");
    passTime();
    expect(sent).toHaveLength(1);
    autosave.changed(withBlock("next", theirs));
    passTime();
    expect(sent[1]).toMatchObject({ baseRevision: 7 });
  });

  it("sees no conflict in an own save whose answer was lost", async () => {
    const changed = withBlock("a");
    autosave.changed(changed);
    passTime();
    await answer({ kind: "conflict", theirs: draftOf(structuredClone(changed), 2) });
    expect(autosave.getStatus().kind).toBe("saved");
    expect(autosave.getRevision()).toBe(2);
  });

  it("sends what is open when the editor is left", async () => {
    autosave.changed(withBlock("a"));
    const stopped = autosave.stop();
    expect(sent).toHaveLength(1);
    await answer({ kind: "saved", revision: 2 });
    expect((await stopped).kind).toBe("saved");
  });

  it("tries refused content again after the next change", async () => {
    autosave.changed(withBlock("a"));
    passTime();
    await answer({ kind: "refused", error: new Error("no") });
    expect(autosave.getStatus().kind).toBe("refused");
    autosave.changed(withBlock("b"));
    passTime();
    expect(sent).toHaveLength(2);
  });
});

describe("local copies", () => {
  it("belong to one tab, until that tab was closed", () => {
    const changed = withBlock("a");
    copies.keep({ content: changed, baseRevision: 3 });
    const other = localCopies(storage, "flow", "other");
    expect(other.find()).toBeNull();
    copies.release();
    expect(other.find()).toEqual({ content: changed, baseRevision: 3 });
    expect(copies.find()).toBeNull();
  });

  it("of something unreadable are left alone", () => {
    storage.setItem("parley.draft.flow.tab", "{broken");
    expect(copies.find()).toBeNull();
    storage.setItem("parley.draft.flow.tab", '{"content":{"document":5},"baseRevision":1}');
    expect(copies.find()).toBeNull();
  });

  it("is saved again when a change was taken back before it was sent", () => {
    autosave.changed(withBlock("a"));
    expect(autosave.getStatus().kind).toBe("pending");
    autosave.changed(begin);
    passTime();
    expect(autosave.getStatus().kind).toBe("saved");
    expect(sent).toHaveLength(0);
    expect(storage.entries.size).toBe(0);
  });
});
