// The block that lets the bot's knowledge answer: where nothing answers, and where something does.

import { beforeAll, expect, it, vi } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { botWith, ended, flowOf, textsOf } from "../../testing/testFlow.ts";
import type { TestVisitor } from "../../testing/testVisitor.ts";

const WAIT = { timeout: 15_000, interval: 50 };
const flow = flowOf(
  {
    id: "ai",
    kind: "aiAnswer",
    settings: { text: "What would you like to know?", maximumQuestions: 1 },
    outputs: { next: "answered", unanswered: "unanswered" },
  },
  ended("answered", "Answered."),
  ended("unanswered", "A person will tell you."),
);
const textsRead = async (visitor: TestVisitor) => textsOf((await visitor.read()).messages);

describeServer("a question to the AI without one", {}, (server) => {
  it("is not asked: the flow goes the way for what stays unanswered", async () => {
    const visitor = await server().openVisitor(await botWith(server(), flow));
    expect(await textsRead(visitor)).toEqual(["A person will tell you."]);
  });
});

const answers = async ({ question }: { question: string }) => ({
  answer: question === "When?" ? "Tomorrow" : null,
  suggestions: [],
});

describeServer("a question to the AI", { answers }, (server) => {
  beforeAll(() => server().parley.work());

  it.each([
    ["When?", ["Tomorrow", "Answered."]],
    ["Why?", ["A person will tell you."]],
  ])("like %j goes on by whether there is an answer", async (question, texts) => {
    const visitor = await server().openVisitor(await botWith(server(), flow));
    await visitor.say(question);
    await vi.waitFor(
      async () =>
        expect(await textsRead(visitor)).toEqual(["What would you like to know?", question, ...texts]),
      WAIT,
    );
  });
});
