import { describe, expect, it } from "vitest";
import type { CallResult } from "../../calls.ts";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

const document = buildDocument(
  {
    kind: "aiAnswer",
    id: "ai",
    settings: {
      text: "Ask me",
      suggestions: ["Opening hours", "Prices"],
      maximumQuestions: 2,
      instructions: "Speak to {{ contact.name | default: 'a visitor' }}",
      noAnswerMinutes: 5,
    },
    to: { next: "on", unanswered: "human", noAnswer: "bye" },
  },
  { kind: "message", id: "on", settings: { text: "Anything else is up to us." } },
  { kind: "message", id: "human", settings: { text: "I do not know: {{ answers.ai }}" } },
  { kind: "message", id: "bye", settings: { text: "Bye" } },
);
const answer = (text: string | null, suggestions: string[] = []): CallResult => ({
  kind: "aiAnswer",
  answer: text,
  suggestions,
});

describe("AI answer", () => {
  it("answers questions one by one until they are used up", () => {
    const chat = converse(document);
    expect(textsOf(chat.last)).toEqual(["Ask me"]);
    expect(chat.state.input).toMatchObject({ kind: "choice", options: [{ title: "Opening hours" }, {}] });
    chat.say({ kind: "choice", optionIds: ["suggestion2"] });
    expect(chat.last.effects.at(-1)).toMatchObject({
      kind: "call",
      request: { kind: "aiAnswer", question: "Prices", instructions: "Speak to a visitor" },
    });
    chat.send({
      kind: "result",
      waitToken: chat.state.waitToken,
      result: answer("From 5 €.", ["a", "b", "c", "d"]),
    });
    expect(textsOf(chat.last)).toEqual(["From 5 €."]);
    expect(chat.state).toMatchObject({ status: "awaitingInput", input: { options: [{}, {}, {}] } });
    chat.say("Do you ship?");
    chat.send({ kind: "result", waitToken: chat.state.waitToken, result: answer("Yes.") });
    expect(textsOf(chat.last)).toEqual(["Yes.", "Anything else is up to us."]);
  });

  it.each<CallResult>([answer(null), answer("  "), { kind: "failed", code: "ai_unavailable", detail: "" }])(
    "goes on unanswered after %o",
    (result) => {
      const chat = converse(document);
      chat.say("Why?");
      chat.send({ kind: "result", waitToken: chat.state.waitToken, result });
      expect(textsOf(chat.last)).toEqual(["I do not know: Why?"]);
    },
  );

  it("asks nothing when no AI is connected", () => {
    const base = buildEnvironment();
    const chat = converse(document, { ...base, bot: { ...base.bot, hasAi: false } });
    expect(textsOf(chat.last)).toEqual(["I do not know: "]);
  });

  it("lets the visitor go on, and goes on by itself", () => {
    const skipped = converse(document);
    skipped.say({ kind: "skip" });
    expect(textsOf(skipped.last)).toEqual(["Anything else is up to us."]);
    const silent = converse(document);
    silent.send({ kind: "timer", waitToken: silent.state.waitToken });
    expect(textsOf(silent.last)).toEqual(["Bye"]);
  });
});
