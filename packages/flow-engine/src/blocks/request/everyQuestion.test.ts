// What every kind of question has in common, whatever its answers look like.

import { describe, expect, it } from "vitest";
import { fittingResult } from "../../testing/callResults.ts";
import {
  buildDocument,
  buildEnvironment,
  callsOf,
  converse,
  textsOf,
  type Conversation,
} from "../../testing/buildEnvironment.ts";
import { blockDefinitions } from "../registry.ts";

const option = { id: "red", title: "Red", imageUrl: "https://example.com/red.png" };
/** What a kind needs to be able to ask. */
const needs: Record<string, Record<string, unknown>> = {
  singleChoice: { options: [option] },
  multipleChoice: { options: [option] },
  pictureChoice: { options: [option] },
  smartQuestion: { rows: [{ id: "red", keywords: ["red"] }] },
  form: { fields: [{ id: "one", label: "One" }] },
  iframe: { url: "https://example.com" },
  cards: { cards: [{ id: "c", title: "Card", buttons: [{ id: "red", title: "Red" }] }] },
};
const kinds = blockDefinitions
  .filter(({ kind, group }) => group === "request" || kind === "cards")
  .map(({ kind }) => kind);

/** Until the visitor is asked, every call is answered well. */
function settle(chat: Conversation): Conversation {
  while (chat.state.status === "calling") {
    const [request] = callsOf(chat.last);
    if (!request) throw new Error("A session calls without a request.");
    chat.hear(fittingResult(request, (bound) => (bound === 6 ? 1 : 0)));
  }
  return chat;
}

function ask(kind: string, settings: Record<string, unknown>): Conversation {
  const document = buildDocument(
    { kind: "textQuestion", id: "first", settings: { text: "First?" }, to: { next: "q" } },
    {
      kind,
      id: "q",
      settings: { text: "Question?", ...needs[kind], ...settings },
      to: { next: "next", failed: "failed", noAnswer: "noAnswer" },
    },
    ...["next", "failed", "noAnswer"].map((id) => ({ kind: "message", id, settings: { text: id } })),
  );
  const chat = converse(document, buildEnvironment({ contact: { email: "ada@example.com" } }));
  chat.say("Something");
  return settle(chat);
}

describe.each(kinds)("%s", (kind) => {
  it("may be skipped by the visitor when allowed, and only then", () => {
    const chat = ask(kind, { allowSkip: true });
    expect(chat.state.input).toMatchObject({ canSkip: true });
    chat.say({ kind: "skip" });
    expect(textsOf(chat.last)).toEqual(["next"]);
    expect(Object.keys(chat.state.answers)).toEqual(["first"]);

    const strict = ask(kind, {});
    strict.say({ kind: "skip" });
    expect(strict.last.effects).toEqual([]);
    expect(strict.state.status).toBe("awaitingInput");
  });

  it("leads back to the question before it", () => {
    const chat = ask(kind, { allowBack: true });
    chat.say({ kind: "back" });
    expect(textsOf(chat.last)).toEqual(["First?"]);
    expect(chat.state.answers).toEqual({});
  });

  it("refuses what is no answer in the author's words, and goes on after too many", () => {
    const chat = ask(kind, { maximumAttempts: 2, errorMessage: "Not so, please." });
    chat.say({ kind: "slot", start: "2020-01-01T00:00:00Z" });
    expect(textsOf(chat.last)).toEqual(["Not so, please."]);
    expect(chat.state).toMatchObject({ status: "awaitingInput", attempts: 1 });
    chat.say({ kind: "choice", optionIds: ["__proto__", "constructor"] });
    settle(chat);
    expect(textsOf(chat.last)).toEqual(["failed"]);
  });

  it("does not wait for ever when it should not", () => {
    const chat = ask(kind, { noAnswerMinutes: 5 });
    expect(chat.state.waitUntil).toBe("2026-03-02T09:35:00.000Z");
    chat.send({ kind: "timer", waitToken: chat.state.waitToken });
    expect(textsOf(chat.last)).toEqual(["noAnswer"]);
  });

  it("asks again after an agent has handed the chat back", () => {
    const chat = ask(kind, {});
    const { input } = chat.state;
    chat.send({ kind: "handedBack" });
    settle(chat);
    expect(chat.state.input).toEqual(input);
  });
});
