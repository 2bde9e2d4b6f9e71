import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "@parley/contracts/flow";
import { type EditorContent, readingOrder } from "./content.ts";
import { canMove, canMoveTo, moveTo, placeBeside } from "./reorder.ts";

const message = (id: string, next: string | null): Block => ({
  id,
  kind: "message",
  settings: { text: id },
  outputs: { next },
});

function contentOf(start: string, ...blocks: Block[]): EditorContent {
  return {
    document: {
      schemaVersion: 1,
      start,
      blocks: Object.fromEntries(blocks.map((block) => [block.id, block])),
    },
    layout: { positions: Object.fromEntries(blocks.map(({ id }, index) => [id, { x: 0, y: index * 200 }])) },
  };
}

const end: Block = { id: "end", kind: "end", settings: {}, outputs: {} };
const run = contentOf("a", message("a", "b"), message("b", "c"), message("c", "end"), end);
const branch: Block = { id: "ask", kind: "yesNo", settings: {}, outputs: { yes: "a", no: "b" } };
const branched = contentOf("ask", branch, message("a", "end"), message("b", "end"), end);

const orderOf = (content: EditorContent) => readingOrder(content.document).join(" ");

describe("reordering", () => {
  it("moves a block up and down its run, with its place on the canvas", () => {
    const down = moveTo(run, "a", { blockId: "b", edge: "behind" });
    expect(orderOf(down)).toBe("b a c end");
    expect(down.document).toMatchObject({ start: "b", blocks: { b: { outputs: { next: "a" } } } });
    expect(down.layout.positions).toMatchObject({ b: { y: 0 }, a: { y: 200 }, c: { y: 400 } });
    expect(orderOf(moveTo(down, "a", { blockId: "b", edge: "before" }))).toBe("a b c end");
    expect(orderOf(moveTo(run, "c", { blockId: "a", edge: "before" }))).toBe("c a b end");
  });

  it("knows the step up and down", () => {
    expect(placeBeside(run, "b", "up")).toEqual({ blockId: "a", edge: "before" });
    expect(placeBeside(run, "b", "down")).toEqual({ blockId: "c", edge: "behind" });
    expect(placeBeside(run, "a", "up")).toBeNull();
    expect(placeBeside(branched, "a", "up")).toBeNull();
  });

  it("moves a block from one branch into another and before the branching", () => {
    const moved = moveTo(branched, "a", { blockId: "b", edge: "before" });
    expect(moved.document.blocks["ask"]?.outputs).toEqual({ yes: "end", no: "a" });
    expect(moved.document.blocks["a"]?.outputs["next"]).toBe("b");
    const first = moveTo(branched, "a", { blockId: "ask", edge: "before" });
    expect(first.document).toMatchObject({ start: "a", blocks: { a: { outputs: { next: "ask" } } } });
  });

  it("leaves alone what has several ways, or an end", () => {
    expect(canMove(branched, "ask")).toBe(false);
    expect(canMove(branched, "end")).toBe(false);
    expect(canMoveTo(branched, "a", { blockId: "ask", edge: "behind" })).toBe(false);
    expect(canMoveTo(run, "c", { blockId: "end", edge: "behind" })).toBe(false);
    expect(moveTo(run, "b", { blockId: "a", edge: "behind" })).toBe(run);
  });

  it("loses no block and no way, whatever is moved where", () => {
    const ids = fc.constantFrom("ask", "a", "b", "end", "c");
    const moves = fc.array(fc.tuple(ids, ids, fc.constantFrom("before" as const, "behind" as const)), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(moves, (list) => {
        const first = contentOf(
          "ask",
          branch,
          message("a", "c"),
          message("c", "end"),
          message("b", "end"),
          end,
        );
        const last = list.reduce(
          (content, [id, at, edge]) => moveTo(content, id, { blockId: at, edge }),
          first,
        );
        expect(Object.keys(last.document.blocks).toSorted()).toEqual(["a", "ask", "b", "c", "end"]);
        const reached = new Set<string>();
        const walk = (id: string | null) => {
          if (id === null || reached.has(id)) return;
          reached.add(id);
          for (const target of Object.values(last.document.blocks[id]?.outputs ?? {})) walk(target);
        };
        walk(last.document.start);
        expect([...reached].toSorted()).toEqual(["a", "ask", "b", "c", "end"]);
      }),
    );
  });
});
