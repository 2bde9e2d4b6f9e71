import { describe, expect, it } from "vitest";
import { newBlock } from "@parley/flow-engine";
import type { FlowDocument } from "@parley/contracts/flow";
import { addMessages } from "../../../i18n/t.ts";
import { botTestMessages } from "../messages/botTests.ts";
import { trafficMarks } from "./trafficMarks.ts";

const block = (kind: string, id: string, next: string | null) => {
  const made = newBlock(kind, id)!;
  return { ...made, outputs: { ...made.outputs, next } };
};
const document: FlowDocument = {
  schemaVersion: 1,
  start: "hi",
  blocks: {
    hi: block("message", "hi", "ask"),
    ask: block("textQuestion", "ask", "bye"),
    bye: newBlock("end", "bye")!,
  },
};

addMessages(botTestMessages);

describe("traffic on the canvas", () => {
  it("tells visits, the share that took a way, and who left", () => {
    const { blocks, connections } = trafficMarks(document, {
      blocks: { hi: 10, ask: 10, bye: 6 },
      connections: [
        { blockId: "hi", output: "next", count: 10 },
        { blockId: "ask", output: "next", count: 6 },
      ],
      from: "2026-01-01",
      days: 30,
    });
    expect(blocks.get("hi")).toEqual({ text: "10 visits", tone: "plain" });
    expect(blocks.get("ask")).toEqual({ text: "10 visits · 40 % left here", tone: "bad" });
    expect(blocks.get("bye")).toEqual({ text: "6 visits", tone: "plain" });
    expect(connections.get("ask>next")).toEqual({ text: "6 · 60 %", tone: "plain" });
  });
});
