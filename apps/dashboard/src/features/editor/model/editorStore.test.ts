import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockDefinitions, emptyDocument, newBlock, starterDocument } from "@parley/flow-engine";
import { copyItems, duplicateItems, pasteItems, readEnvelope } from "./clipboard.ts";
import {
  addAndConnect,
  addBlock,
  connect,
  disconnect,
  moveItems,
  removeItems,
  renameBlock,
  replaceAll,
  setStart,
  updateSettings,
} from "./commands.ts";
import type { EditorContent } from "./content.ts";
import { contentOf, createEditorStore, type EditorStore, selectionOf } from "./editorStore.ts";
import { coalesceMs } from "./history.ts";

const empty = (): EditorContent => ({ document: emptyDocument(), layout: { positions: {} } });
const starter = (): EditorContent => ({ document: starterDocument(), layout: { positions: {} } });
const block = (kind: string, id: string) => newBlock(kind, id)!;
const kinds = blockDefinitions.map((definition) => definition.kind);

/** One random action, chosen by numbers so that a failing sequence shrinks. */
interface Action {
  action: number;
  one: number;
  other: number;
  text: string;
}

const action: fc.Arbitrary<Action> = fc.record({
  action: fc.nat(10),
  one: fc.nat(50),
  other: fc.nat(50),
  text: fc.string({ maxLength: 8 }),
});

function perform(store: EditorStore, { action: kind, one, other, text }: Action, makeId: () => string): void {
  const { document } = contentOf(store.getState());
  const ids = Object.keys(document.blocks);
  const first = ids[one % Math.max(1, ids.length)] ?? "none";
  const second = ids[other % Math.max(1, ids.length)] ?? "none";
  const outputs = Object.keys(document.blocks[first]?.outputs ?? {});
  const from = { blockId: first, output: outputs[other % Math.max(1, outputs.length)] ?? "none" };
  const position = { x: one * 10, y: other * 10 };
  const kindName = kinds[one % kinds.length] ?? "message";
  switch (kind) {
    case 0:
      return store.apply((content) => addBlock(content, { block: block(kindName, makeId()), position }));
    case 1:
      return store.apply((content) =>
        addAndConnect(content, { block: block(kindName, makeId()), position, from }),
      );
    case 2:
      return store.apply((content) => removeItems(content, [first, second]));
    case 3:
      return store.apply((content) => connect(content, from, second));
    case 4:
      return store.apply((content) => disconnect(content, from));
    case 5:
      return store.apply((content) => moveItems(content, { [first]: position }), { key: `move:${first}` });
    case 6:
      return store.apply((content) => updateSettings(content, first, { text }), { key: `text:${first}` });
    case 7:
      return store.apply((content) => renameBlock(content, first, text));
    case 8:
      return store.apply((content) => setStart(content, second));
    case 9: {
      const pasted = duplicateItems(contentOf(store.getState()), [first, second], makeId);
      return store.apply((content) => replaceAll(content, pasted.content), { select: pasted.ids });
    }
    default: {
      const options = [{ id: `o${one}`, title: text }];
      return store.apply((content) => updateSettings(content, first, { options }));
    }
  }
}

function counter(start = 0): () => string {
  let count = start;
  return () => `id${(count += 1)}`;
}

function expectSound({ document, layout }: EditorContent): void {
  for (const [id, value] of Object.entries(document.blocks)) {
    expect(value.id).toBe(id);
    expect(layout.positions).toHaveProperty([id]);
    for (const target of Object.values(value.outputs)) {
      if (target !== null) expect(document.blocks).toHaveProperty([target]);
    }
  }
  if (document.start !== null) expect(document.blocks).toHaveProperty([document.start]);
}

describe("editor store", () => {
  it("gives the earlier content back by undo after any sequence of commands, and the later one by redo", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        let now = 0;
        const store = createEditorStore(empty(), () => now);
        const makeId = counter();
        const seen: EditorContent[] = [contentOf(store.getState())];
        for (const item of actions) {
          now += coalesceMs + 1;
          perform(store, item, makeId);
          const present = contentOf(store.getState());
          expectSound(present);
          if (present !== seen.at(-1)) seen.push(present);
        }
        for (const earlier of seen.toReversed().slice(1)) {
          store.undo();
          expect(contentOf(store.getState())).toEqual(earlier);
        }
        for (const later of seen.slice(1)) {
          store.redo();
          expect(contentOf(store.getState())).toEqual(later);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("never pastes an id twice, and never an output that leads nowhere", () => {
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 20 }),
        fc.array(fc.nat(50), { maxLength: 6 }),
        (actions, picks) => {
          const makeId = counter();
          const store = createEditorStore(starter());
          for (const item of actions) perform(store, item, makeId);
          const content = contentOf(store.getState());
          const ids = Object.keys(content.document.blocks);
          const chosen = [...new Set(picks.map((pick) => ids[pick % Math.max(1, ids.length)] ?? "none"))];
          const envelope = readEnvelope(copyItems(content, chosen));
          if (!envelope) return;
          const pasted = pasteItems(content, envelope, { makeId: counter(), at: { x: 0, y: 0 } });
          expect(new Set(pasted.ids).size).toBe(envelope.blocks.length);
          expect(Object.keys(pasted.content.document.blocks)).toHaveLength(
            ids.length + envelope.blocks.length,
          );
          for (const id of pasted.ids) {
            expect(ids).not.toContain(id);
            for (const target of Object.values(pasted.content.document.blocks[id]!.outputs)) {
              if (target !== null) expect(pasted.ids).toContain(target);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("makes one undo step of typing without pause, and two when there was a pause", () => {
    let now = 0;
    const store = createEditorStore(starter(), () => now);
    const type = (text: string) =>
      store.apply((content) => updateSettings(content, "welcome", { text }), { key: "text:welcome" });
    type("H");
    now += 200;
    type("Hi");
    now += coalesceMs + 1;
    type("Hi!");
    store.undo();
    expect(contentOf(store.getState()).document.blocks["welcome"]?.settings["text"]).toBe("Hi");
    store.undo();
    expect(contentOf(store.getState())).toEqual(starter());
  });

  it("forgets what could be redone after a new change", () => {
    const store = createEditorStore(starter());
    store.apply((content) => renameBlock(content, "welcome", "One"));
    store.undo();
    store.apply((content) => renameBlock(content, "welcome", "Two"));
    store.redo();
    expect(contentOf(store.getState()).document.blocks["welcome"]?.title).toBe("Two");
  });

  it("changes nothing while locked", () => {
    const store = createEditorStore(starter());
    store.setLocked(true);
    store.apply((content) => removeItems(content, ["welcome"]));
    expect(contentOf(store.getState()).document.blocks).toHaveProperty("welcome");
  });

  it("drops removed blocks from the selection", () => {
    const store = createEditorStore(starter());
    store.select(["welcome", "goodbye"]);
    store.apply((content) => removeItems(content, ["welcome"]));
    expect(selectionOf(store.getState())).toEqual(["goodbye"]);
  });

  it("does not tell listeners about a change that changes nothing", () => {
    const store = createEditorStore(starter());
    let calls = 0;
    store.subscribe(() => (calls += 1));
    store.apply((content) => setStart(content, "welcome"));
    store.apply((content) => disconnect(content, { blockId: "goodbye", output: "next" }));
    expect(calls).toBe(0);
  });
});

describe("commands", () => {
  it("puts a new block between two connected ones", () => {
    const changed = addAndConnect(starter(), {
      block: block("message", "between"),
      position: { x: 0, y: 0 },
      from: { blockId: "welcome", output: "next" },
    });
    expect(changed.document.blocks["welcome"]?.outputs["next"]).toBe("between");
    expect(changed.document.blocks["between"]?.outputs["next"]).toBe("topic");
  });

  it("lets the block behind a removed start become the start", () => {
    expect(removeItems(starter(), ["welcome"]).document.start).toBe("topic");
    expect(removeItems(starter(), ["welcome", "topic", "question", "goodbye"]).document.start).toBeNull();
  });

  it("gives every option an output and keeps the target of an option that stays", () => {
    const changed = updateSettings(starter(), "topic", {
      options: [
        { id: "browsing", title: "Renamed" },
        { id: "fresh", title: "New" },
      ],
    });
    expect(changed.document.blocks["topic"]?.outputs).toEqual({ browsing: "goodbye", fresh: null });
  });
});

describe("clipboard", () => {
  it("lets texts follow the new ids of copied blocks", () => {
    const content = updateSettings(starter(), "goodbye", {
      text: 'You asked {{ answers.question }} and {{ answers["topic"] }}.',
    });
    const pasted = duplicateItems(content, ["question", "goodbye"], counter());
    expect(pasted.content.document.blocks["id2"]?.settings["text"]).toBe(
      'You asked {{ answers.id1 }} and {{ answers["topic"] }}.',
    );
    expect(pasted.content.document.blocks["id1"]?.outputs["next"]).toBe("id2");
  });

  it("reads nothing but its own envelope", () => {
    expect(readEnvelope("hello parley/blocks")).toBeNull();
    expect(readEnvelope('{"type":"parley/blocks","version":1,"blocks":[]}')).toBeNull();
    expect(readEnvelope('{"type":"parley/blocks","version":2,"blocks":[{"id":"a"}]}')).toBeNull();
    expect(
      readEnvelope('{"type":"parley/blocks","version":1,"blocks":[{"id":"a b","kind":"x"}]}'),
    ).toBeNull();
  });
});
