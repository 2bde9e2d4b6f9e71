import type { Block, FlowDocument } from "@parley/contracts/flow";
import { newBlock } from "@parley/flow-engine";
import { expect, it } from "vitest";
import { answerChoices, answeringBlock } from "./answerChoices.ts";

function documentOf(...blocks: (Block | null)[]): FlowDocument {
  const made = blocks.flatMap((block) => block ?? []);
  return {
    schemaVersion: 1,
    start: made[0]?.id ?? null,
    blocks: Object.fromEntries(made.map((block) => [block.id, block])),
  };
}

const document = documentOf(
  newBlock("form", "f", {
    text: "Who are you?",
    fields: [
      { id: "size", kind: "select", label: "Size" },
      { id: "note", kind: "textarea", label: "" },
    ],
  }),
  newBlock("date", "d", { text: "When?", mode: "range" }),
  newBlock("message", "m", { text: "Thanks" }),
  newBlock("address", "a", { text: "Where?", country: "hidden", zip: "hidden" }),
);

it("lists whole answers and the parts of structured ones, and nothing of blocks that ask nothing", () => {
  const choices = answerChoices(document);
  expect(choices.slice(0, 6)).toEqual([
    { value: "f", label: "Form: Who are you?" },
    { value: "f_size", label: "Form: Who are you? › Size" },
    { value: "f_note", label: "Form: Who are you? › note" },
    { value: "d", label: "Date and time: When?" },
    { value: "d_from", label: "Date and time: When? › First day" },
    { value: "d_to", label: "Date and time: When? › Last day" },
  ]);
  const values = choices.map(({ value }) => value);
  expect(values).toContain("a_city");
  expect(values).not.toContain("a_country");
  expect(values).not.toContain("m");
});

it("finds the block of an answer and of a part of it", () => {
  expect(answeringBlock(document, "d")?.id).toBe("d");
  expect(answeringBlock(document, "f_size")?.id).toBe("f");
  expect(answeringBlock(document, "f_gone")).toBeUndefined();
  expect(answeringBlock(document, "")).toBeUndefined();
});
