import { describe, expect, it } from "vitest";
import { newBlock, runBotTest } from "@parley/flow-engine";
import type { Block, FlowDocument } from "@parley/contracts/flow";
import { initialFacts } from "../testing/initialFacts.ts";
import { answer, beginTest, skipWait } from "../testing/testSession.ts";
import { conversationOf, propose, withFittingSeed } from "./proposal.ts";

const moment = { nowMs: Date.parse("2026-01-01T10:00:00Z"), seed: 1 };
const block = (kind: string, id: string, settings: Record<string, unknown>, next: string | null): Block => {
  const made = newBlock(kind, id, settings)!;
  return { ...made, outputs: { ...made.outputs, next } };
};
const document: FlowDocument = {
  schemaVersion: 1,
  start: "who",
  blocks: {
    who: block("name", "who", { text: "Who are you?" }, "plan"),
    plan: block("setAttribute", "plan", { assignments: [{ key: "plan", value: "gold" }] }, "nap"),
    nap: block("delay", "nap", { amount: 2, unit: "days" }, "late"),
    late: block("message", "late", { text: "Hello {{ contact.name }}, **welcome**" }, null),
  },
};

describe("a test made of a conversation", () => {
  it("repeats what was done, proposes what was said and stored, and passes", () => {
    const facts = initialFacts();
    const asked = beginTest(document, facts, moment);
    const told = answer(document, asked, { kind: "text", text: "Ada" }, "Ada", moment);
    const held = skipWait(document, told, moment);
    const proposal = propose(conversationOf(held, facts));
    const steps = proposal.steps.map(({ step }) => step);
    expect(steps).toEqual([
      { kind: "expectText", text: "Who are you?", match: "equals" },
      { kind: "input", input: { kind: "text", text: "Ada" } },
      { kind: "wait" },
      { kind: "expectText", text: "Hello Ada, *welcome*", match: "equals" },
      { kind: "expectAttribute", key: "contact.name", value: "Ada" },
      { kind: "expectAttribute", key: "plan", value: "gold" },
      { kind: "expectStatus", status: "ended" },
    ]);
    expect(proposal.steps.filter(({ isExpectation }) => !isExpectation)).toHaveLength(2);
    const test = { name: "Ada", facts: proposal.facts, now: proposal.now, seed: 0, steps };
    const fitting = withFittingSeed({ flowId: "main", document }, test);
    expect(runBotTest({ flowId: "main", document }, fitting).failures).toEqual([]);
  });
});
