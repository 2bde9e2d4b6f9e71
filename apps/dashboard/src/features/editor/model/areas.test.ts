import ELK from "elkjs/lib/elk.bundled.js";
import { describe, expect, it } from "vitest";
import { starterDocument } from "@parley/flow-engine";
import { align } from "./align.ts";
import {
  addFrame,
  addNote,
  boxOf,
  carriedBy,
  changeArea,
  findFrame,
  findNote,
  fitFrame,
  frameAround,
  newNote,
  withCarried,
} from "./areas.ts";
import { copyItems, duplicateItems, pasteItems, readEnvelope } from "./clipboard.ts";
import { moveItems, placeItems, removeItems } from "./commands.ts";
import type { EditorContent } from "./content.ts";
import { boxesOf, layoutGraph } from "./layoutGraph.ts";

const bare: EditorContent = {
  document: starterDocument(),
  layout: {
    positions: {
      welcome: { x: 0, y: 0 },
      topic: { x: 0, y: 208 },
      question: { x: -400, y: 480 },
      goodbye: { x: 400, y: 480 },
    },
  },
};
const sizeOf = () => ({ width: 272, height: 100 });
const frame = frameAround(bare, ["welcome", "topic"], { id: "frame", title: "Opening", sizeOf });
const framed = addNote(addFrame(bare, frame), {
  ...newNote("note", { x: 16, y: 120 }),
  text: "Why so short?",
});

function counter(): () => string {
  let count = 0;
  return () => `new${(count += 1)}`;
}

describe("frames and notes", () => {
  it("draws a frame round a selection, with room for its title", () => {
    expect(frame).toEqual({
      id: "frame",
      title: "Opening",
      colour: "blue",
      x: -32,
      y: -64,
      width: 336,
      height: 404,
    });
    expect(carriedBy(framed, "frame")).toEqual(["welcome", "topic", "note"]);
  });

  it("moves what lies in a frame along, and nothing else", () => {
    const by = { x: 160, y: 32 };
    const places = withCarried(framed, ["frame"]).map((id) => {
      const { x, y } = boxOf(framed, id);
      return [id, { x: x + by.x, y: y + by.y }] as const;
    });
    const moved = moveItems(framed, Object.fromEntries(places));
    expect(moved.layout.positions).toMatchObject({
      welcome: { x: 160, y: 32 },
      topic: { x: 160, y: 240 },
      question: { x: -400, y: 480 },
    });
    expect(findFrame(moved, "frame")).toMatchObject({ x: 128, y: -32 });
    expect(findNote(moved, "note")).toMatchObject({ x: 176, y: 160 });
    expect(moved.document).toBe(framed.document);
  });

  it("keeps the blocks of a deleted frame", () => {
    const removed = removeItems(framed, ["frame", "note"]);
    expect(removed.document).toBe(framed.document);
    expect(removed.layout).toEqual({ ...bare.layout, frames: [], notes: [] });
  });

  it("carries a smaller frame, and never lets two carry each other", () => {
    const inner = { ...frame, id: "inner", x: 0, y: 0, width: 200, height: 100 };
    const twin = { ...frame, id: "twin" };
    const content = addFrame(addFrame(framed, inner), twin);
    expect(carriedBy(content, "frame")).toContain("inner");
    expect(carriedBy(content, "inner")).not.toContain("frame");
    expect(carriedBy(content, "twin")).not.toContain("frame");
  });

  it("copies a frame with everything in it, under new ids", () => {
    const envelope = readEnvelope(copyItems(framed, ["frame"]))!;
    expect(envelope).toMatchObject({ frames: [{ id: "frame" }], notes: [{ id: "note" }] });
    const other: EditorContent = {
      document: { schemaVersion: 1, start: null, blocks: {} },
      layout: { positions: {} },
    };
    const pasted = pasteItems(other, envelope, { makeId: counter(), at: { x: 0, y: 0 } });
    expect(pasted.ids).toEqual(["new1", "new2", "new3", "new4"]);
    expect(pasted.content.document.start).toBe("new1");
    expect(pasted.content.layout).toMatchObject({
      positions: { new1: { x: 32, y: 64 } },
      frames: [{ id: "new3", title: "Opening", x: 0, y: 0 }],
      notes: [{ id: "new4", text: "Why so short?", x: 48, y: 192 }],
    });
  });

  it("copies a note alone, and reads what earlier versions copied", () => {
    const copied = duplicateItems(framed, ["note"], counter());
    expect(copied.content.layout.notes).toHaveLength(2);
    expect(copied.content.document).toEqual(framed.document);
    const { frames: _frames, notes: _notes, ...old } = JSON.parse(copyItems(framed, ["welcome"]));
    expect(readEnvelope(JSON.stringify(old))?.blocks).toHaveLength(1);
    expect(readEnvelope(JSON.stringify({ ...old, notes: [{ id: "x" }] }))).toBeNull();
  });

  it("keeps sizes, titles and texts within what the document holds", () => {
    const tiny = changeArea(framed, "frame", { width: 1, height: 99_999, title: "x".repeat(500) });
    expect(findFrame(tiny, "frame")).toMatchObject({ width: 128, height: 20_000 });
    expect(findFrame(tiny, "frame")?.title).toHaveLength(100);
    expect(changeArea(framed, "frame", { title: "Opening" })).toBe(framed);
    expect(changeArea(framed, "nobody", { title: "x" })).toBe(framed);
  });

  it("draws a frame closely round its blocks again", () => {
    const wide = changeArea(framed, "frame", { width: 340, height: 440 });
    expect(findFrame(fitFrame(wide, "frame", sizeOf), "frame")).toMatchObject({ width: 336, height: 404 });
  });

  it("is arranged with its blocks inside and all others outside", async () => {
    const arranged = await new ELK().layout(layoutGraph(framed, sizeOf));
    const content = placeItems(framed, boxesOf(framed, arranged));
    expect(carriedBy(content, "frame").toSorted()).toEqual(["note", "topic", "welcome"]);
    const tops = ["welcome", "topic", "question"].map((id) => boxOf(content, id).y);
    expect(tops).toEqual(tops.toSorted((one, other) => one - other));
  });
});

describe("aligning", () => {
  const sizes: Record<string, number> = { welcome: 80, question: 200, goodbye: 120 };
  const measured = (id: string) => ({ width: 272, height: sizes[id] ?? 100 });
  const ids = ["welcome", "question", "goodbye"];
  const xs = (alignment: Parameters<typeof align>[2]) =>
    ids.map((id) => align(bare, ids, alignment, measured)[id]?.x);
  const ys = (alignment: Parameters<typeof align>[2]) =>
    ids.map((id) => align(bare, ids, alignment, measured)[id]?.y);

  it("lines up edges and middles", () => {
    expect(xs("left")).toEqual([-400, -400, -400]);
    expect(xs("center")).toEqual([0, 0, 0]);
    expect(xs("right")).toEqual([400, 400, 400]);
    expect(ys("top")).toEqual([0, 0, 0]);
    expect(ys("middle")).toEqual([300, 240, 280]);
    expect(ys("bottom")).toEqual([600, 480, 560]);
  });

  it("leaves equal gaps, and the outermost in place", () => {
    expect(xs("spreadAcross")).toEqual([0, -400, 400]);
    const column = ["welcome", "topic", "goodbye"];
    const places = align(bare, column, "spreadDown", measured);
    expect(column.map((id) => places[id]?.y)).toEqual([0, 230, 480]);
  });

  it("moves a frame with what lies in it", () => {
    const places = align(framed, ["frame", "goodbye"], "right", measured);
    expect(places["frame"]).toEqual({ x: 336, y: -64 });
    expect(places["welcome"]).toEqual({ x: 368, y: 0 });
    expect(places["goodbye"]).toEqual({ x: 400, y: 480 });
  });
});
