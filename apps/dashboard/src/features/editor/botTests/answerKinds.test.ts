import type { BotTestInput } from "@parley/contracts/api/botTests";
import type { Block } from "@parley/contracts/flow";
import { visitorInput } from "@parley/contracts/messages";
import { newBlock, openQuestions } from "@parley/flow-engine";
import { expect, it } from "vitest";
import { answerKinds, emptyAnswer, optionsOf } from "./answerKinds.ts";

const facts: BotTestInput["facts"] = {
  contact: { name: null, email: null, phone: null, attributes: {}, tags: [] },
  chat: { channel: "website", language: null, pageUrl: null, agentsOnline: true },
};

/** The question a block of this kind asks. */
function questionOf(kind: string, settings: Record<string, unknown> = {}) {
  const block: Block | null = newBlock(kind, "q", { text: "?", ...settings });
  if (!block) throw new Error(`No kind ${kind}`);
  const flows = { flowId: "f", document: { schemaVersion: 1 as const, start: "q", blocks: { q: block } } };
  const [question] = openQuestions(flows, {
    now: "2026-03-02T09:30:00.000Z",
    seed: 1,
    facts,
    steps: [{ kind: "wait" }],
  });
  if (!question) throw new Error(`${kind} asks nothing`);
  return question;
}

const options = [
  { id: "a", title: "Apples" },
  { id: "b", title: "Pears" },
];

it.each([
  ["textQuestion", {}, "text"],
  ["number", {}, "text"],
  ["rating", {}, "text"],
  ["phone", {}, "phone"],
  ["singleChoice", { options }, "choice"],
  ["multipleChoice", { options }, "choice"],
  ["yesNo", {}, "choice"],
  ["consent", {}, "choice"],
  ["date", {}, "date"],
  ["location", {}, "location"],
  ["form", { fields: [{ id: "f", label: "F" }] }, "form"],
  ["address", {}, "form"],
  ["fileUpload", {}, "files"],
] as const)("%s is answered by its own kind first, and can always be typed", (kind, settings, expected) => {
  const kinds = answerKinds(questionOf(kind, settings));
  expect(kinds[0]).toBe(expected);
  expect(kinds).toContain("text");
});

it("begins with an answer that fits as it stands where the question offers one", () => {
  for (const question of [
    questionOf("singleChoice", { options }),
    questionOf("yesNo"),
    questionOf("consent"),
    questionOf("rating"),
    questionOf("range"),
    questionOf("location"),
    questionOf("fileUpload"),
  ]) {
    const [kind = "text"] = answerKinds(question);
    expect(visitorInput.safeParse(emptyAnswer(kind, question)).error).toBeUndefined();
  }
});

it("knows what can be chosen, and nothing where the question is unknown", () => {
  expect(optionsOf(questionOf("multipleChoice", { options })).map(({ title }) => title)).toEqual([
    "Apples",
    "Pears",
  ]);
  expect(optionsOf(questionOf("consent")).map(({ id }) => id)).toEqual(["yes", "no"]);
  expect(optionsOf(null)).toEqual([]);
  expect(answerKinds(null)).toEqual(["text"]);
});
