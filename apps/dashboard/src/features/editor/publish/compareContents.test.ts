import { describe, expect, it } from "vitest";
import { starterDocument } from "@parley/flow-engine";
import { addAndConnect, connect, moveItems, removeBlocks, updateSettings } from "../model/commands.ts";
import type { EditorContent } from "../model/content.ts";
import { compareContents } from "./compareContents.ts";

const before: EditorContent = {
  document: starterDocument(),
  layout: { positions: { welcome: { x: 0, y: 0 }, question: { x: 0, y: 400 } } },
};

function marksOf(after: EditorContent) {
  const { blocks, connections, lines } = compareContents(before, after);
  return {
    blocks: Object.fromEntries(blocks.flatMap(({ block, mark }) => (mark ? [[block.id, mark]] : []))),
    connections: Object.fromEntries(connections.flatMap(({ id, mark }) => (mark ? [[id, mark]] : []))),
    lines: lines.map(({ look, blockId }) => `${look} ${blockId}`),
  };
}

describe("comparing two versions", () => {
  it("marks nothing when only places differ", () => {
    const after = moveItems(before, { welcome: { x: 500, y: 500 } });
    expect(marksOf(after)).toEqual({ blocks: {}, connections: {}, lines: [] });
    const [first] = compareContents(before, after).blocks;
    expect(first?.position).toEqual({ x: 500, y: 500 });
  });

  it("marks what was added, changed and removed, with its connections", () => {
    const block = { id: "fresh", kind: "message", settings: { text: "New" }, outputs: {} };
    const added = addAndConnect(before, {
      block,
      position: { x: 0, y: 0 },
      from: { blockId: "welcome", output: "next" },
    });
    const changed = updateSettings(added, "goodbye", { text: "Bye" });
    expect(marksOf(removeBlocks(changed, ["question"]))).toMatchObject({
      blocks: { fresh: "added", goodbye: "changed", question: "removed" },
      connections: {
        "welcome>next>topic": "removed",
        "welcome>next>fresh": "added",
        "fresh>next>topic": "added",
        "topic>question>question": "removed",
      },
    });
  });

  it("keeps a removed block where it stood", () => {
    const { blocks } = compareContents(before, removeBlocks(before, ["question"]));
    expect(blocks.find(({ block }) => block.id === "question")?.position).toEqual({ x: 0, y: 400 });
  });

  it("shows a connection that leads elsewhere as one removed and one added", () => {
    const after = connect(before, { blockId: "welcome", output: "next" }, "goodbye");
    expect(marksOf(after)).toMatchObject({
      blocks: {},
      connections: { "welcome>next>topic": "removed", "welcome>next>goodbye": "added" },
    });
  });
});
