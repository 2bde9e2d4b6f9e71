import { describe, expect, it } from "vitest";
import { newBlock, starterDocument } from "@parley/flow-engine";
import { connect } from "./commands.ts";
import type { EditorContent } from "./content.ts";
import { extractedContent, planExtraction, withCall } from "./extractFlow.ts";

const content: EditorContent = {
  document: starterDocument(),
  layout: {
    positions: {
      welcome: { x: 0, y: 0 },
      topic: { x: 0, y: 200 },
      question: { x: 0, y: 400 },
      goodbye: { x: 0, y: 600 },
    },
  },
};
const call = newBlock("callFlow", "call", { flowId: "f2" })!;
const back = newBlock("returnFlow", "back")!;

function planOf(ids: string[], from = content) {
  const planned = planExtraction(from, ids);
  return planned.ok ? planned.plan : planned.reason;
}

describe("a flow of its own", () => {
  it("takes blocks with one way in and one way out, and leaves a call in their place", () => {
    const plan = planOf(["topic", "question"]);
    expect(plan).toEqual({ blockIds: ["topic", "question"], entry: "topic", exit: "goodbye" });
    if (typeof plan === "string") return;
    const called = withCall(content, plan, call);
    expect(Object.keys(called.document.blocks).toSorted()).toEqual(["call", "goodbye", "welcome"]);
    expect(called.document.blocks["welcome"]?.outputs["next"]).toBe("call");
    expect(called.document.blocks["call"]).toMatchObject({
      settings: { flowId: "f2" },
      outputs: { next: "goodbye" },
    });
    expect(called.layout.positions["call"]).toEqual({ x: 0, y: 200 });

    const moved = extractedContent(content, plan, back);
    expect(moved.document.start).toBe("topic");
    expect(Object.keys(moved.document.blocks).toSorted()).toEqual(["back", "question", "topic"]);
    expect(moved.document.blocks["question"]?.outputs["next"]).toBe("back");
    expect(moved.layout.positions["back"]).toEqual({ x: 0, y: 600 });
  });

  it("begins the flow with the call when the start is taken along", () => {
    const plan = planOf(["welcome", "topic", "question", "goodbye"]);
    expect(plan).toMatchObject({ entry: "welcome", exit: null });
    if (typeof plan === "string") return;
    expect(withCall(content, plan, call).document).toMatchObject({ start: "call" });
    expect(extractedContent(content, plan, back).document.blocks).not.toHaveProperty("back");
  });

  it("takes the texts of its blocks in every language along", () => {
    const translated: EditorContent = {
      ...content,
      document: {
        ...content.document,
        languages: { default: "en", others: ["de"], chooseBy: "browser", attributeKey: "" },
        translations: { de: { "topic.settings.text": "Worum?", "goodbye.settings.text": "Tschüss" } },
      },
    };
    const plan = planOf(["topic", "question"], translated);
    if (typeof plan === "string") return expect.unreachable();
    expect(extractedContent(translated, plan, back).document).toMatchObject({
      languages: { default: "en" },
      translations: { de: { "topic.settings.text": "Worum?" } },
    });
    expect(withCall(translated, plan, call).document.translations).toEqual({
      de: { "goodbye.settings.text": "Tschüss" },
    });
  });

  it("refuses what one call cannot stand for", () => {
    expect(planOf([])).toBe("noBlocks");
    // Entered twice.
    expect(planOf(["question", "goodbye"])).toBe("severalEntries");
    // Left twice.
    expect(planOf(["topic"])).toBe("severalExits");
    const loose = connect(content, { blockId: "welcome", output: "next" }, "goodbye");
    expect(planOf(["topic", "question"], loose)).toBe("noEntry");
    const jump = { id: "jump", kind: "jump", settings: { blockId: "question" }, outputs: {} };
    const jumping: EditorContent = {
      ...content,
      document: { ...content.document, blocks: { ...content.document.blocks, jump } },
    };
    expect(planOf(["topic", "question"], jumping)).toBe("jump");
  });
});
