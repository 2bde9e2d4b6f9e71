import { describe, expect, it } from "vitest";
import { starterDocument } from "@parley/flow-engine";
import { type EditorContent, readingOrder } from "./content.ts";
import { allConnections, freePlace, neighbour, placeBehind } from "./graph.ts";

const content: EditorContent = {
  document: starterDocument(),
  layout: {
    positions: {
      welcome: { x: 0, y: 0 },
      topic: { x: 0, y: 200 },
      question: { x: -300, y: 400 },
      goodbye: { x: 300, y: 420 },
    },
  },
};

describe("graph", () => {
  it("goes to the nearest block in a direction", () => {
    expect(neighbour(content, "welcome", "down")).toBe("topic");
    expect(neighbour(content, "topic", "up")).toBe("welcome");
    expect(neighbour(content, "question", "right")).toBe("goodbye");
    expect(neighbour(content, "goodbye", "up")).toBe("topic");
    expect(neighbour(content, "welcome", "up")).toBeNull();
  });

  it("reads blocks in the order of the conversation", () => {
    expect(readingOrder(content.document)).toEqual(["welcome", "topic", "question", "goodbye"]);
  });

  it("keeps the identity of connections while only texts change", () => {
    const [block] = Object.values(content.document.blocks);
    const changed = {
      ...content.document,
      blocks: { ...content.document.blocks, welcome: { ...block!, settings: {} } },
    };
    expect(allConnections(changed)).toEqual(allConnections(content.document));
    expect(allConnections(changed)[0]).toBe(allConnections(content.document)[0]);
  });

  it("puts new blocks where no other stands", () => {
    expect(freePlace(content, { x: 0, y: 200 })).toEqual({ x: 320, y: 200 });
    const bare = { ...content, layout: { positions: { topic: { x: 0, y: 200 } } } };
    const left = placeBehind(bare, { blockId: "topic", output: "question" });
    const right = placeBehind(bare, { blockId: "topic", output: "browsing" });
    expect(left.x).toBeLessThan(right.x);
  });
});
