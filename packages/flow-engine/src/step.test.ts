import { describe, expect, it } from "vitest";
import { starterDocument } from "./document/starterDocument.ts";
import { engineLimits } from "./engine/limits.ts";
import { initialState } from "./initialState.ts";
import { step } from "./step.ts";
import {
  buildDocument,
  buildEnvironment,
  converse,
  deepFreeze,
  textsOf,
} from "./testing/buildEnvironment.ts";
import { validate } from "./validation/validate.ts";

describe("step", () => {
  it("greets, asks and ends", () => {
    const chat = converse(deepFreeze(starterDocument()));
    expect(textsOf(chat.last)).toEqual(["Hello! How can we help you today?", "Please choose:"]);
    expect(chat.state).toMatchObject({
      status: "awaitingInput",
      blockId: "topic",
      input: { kind: "choice" },
    });

    chat.say("i have a QUESTION ");
    expect(chat.state).toMatchObject({ status: "awaitingInput", blockId: "question" });

    chat.say("Do you ship to Spain?");
    expect(textsOf(chat.last)).toEqual(["Thank you for stopping by!"]);
    expect(chat.last.effects.at(-1)).toEqual({ kind: "endChat", blockId: "goodbye" });
    expect(chat.state).toMatchObject({
      status: "ended",
      input: null,
      answers: {
        topic: { value: "question", text: "I have a question" },
        question: { value: "Do you ship to Spain?", text: "Do you ship to Spain?" },
      },
    });
  });

  it("keeps asking after an answer that does not fit", () => {
    const chat = converse(starterDocument());
    const input = chat.state.input;
    chat.say("something else");
    expect(textsOf(chat.last)).toEqual(["Please choose one of the options."]);
    expect(chat.state).toMatchObject({ status: "awaitingInput", attempts: 1, input });
    chat.say("another thing");
    expect(chat.state.attempts).toBe(2);
    chat.say("1");
    expect(chat.state).toMatchObject({ blockId: "question", attempts: 0 });
  });

  it("fills texts with contact, attributes, answers, chat, bot and the moment", () => {
    const chat = converse(
      buildDocument(
        {
          kind: "textQuestion",
          id: "colour",
          settings: { text: "Hi {{ contact.firstName | default: 'there' }}!" },
          to: { next: "sum" },
        },
        {
          kind: "message",
          id: "sum",
          settings: {
            text: "{{ answers.colour }} {{ attributes.size }} {{ chat.pageTitle }} {{ bot.name }} {{ now | date: '%H:%M' }} {{ 'now' | date: '%Y' }}",
          },
        },
      ),
      buildEnvironment({ contact: { name: "Ada Lovelace", attributes: { size: "XL" } } }),
    );
    expect(textsOf(chat.last)).toEqual(["Hi Ada!"]);
    chat.say("green");
    expect(textsOf(chat.last)).toEqual(["green XL Lamps Lumi 10:30 2026"]);
  });

  it("ends with a trace where the flow leads nowhere", () => {
    const chat = converse(buildDocument({ kind: "message", id: "a", settings: { text: "Hi" } }));
    expect(chat.state.status).toBe("ended");
    expect(chat.last.trace.at(-1)).toEqual({ kind: "stopped", blockId: "a", reason: "no_next" });
    expect(chat.last.effects.some((effect) => effect.kind === "endChat")).toBe(false);
  });

  it.each([
    [
      "a missing block",
      buildDocument({ kind: "message", id: "a", settings: { text: "Hi" }, to: { next: "gone" } }),
      "block_not_found",
    ],
    ["an unknown kind", buildDocument({ kind: "hologram", id: "a" }), "unknown_kind"],
    [
      "an inherited name",
      buildDocument({ kind: "message", id: "a", to: { next: "constructor" } }),
      "block_not_found",
    ],
    ["no start", { schemaVersion: 1 as const, start: null, blocks: {} }, "no_start"],
  ])("ends gracefully at %s", (_name, document, reason) => {
    const chat = converse(document);
    expect(chat.state.status).toBe("ended");
    expect(chat.last.trace.at(-1)).toMatchObject({ kind: "stopped", reason });
  });

  it("stops a circle that never asks anything", () => {
    const document = buildDocument(
      { kind: "message", id: "a", settings: { text: "1" }, to: { next: "b" } },
      { kind: "message", id: "b", settings: { text: "2" }, to: { next: "a" } },
    );
    const chat = converse(document);
    expect(chat.state.status).toBe("failed");
    expect(chat.last.trace.at(-1)).toMatchObject({ kind: "stopped", reason: "loop_without_input" });
    expect(validate(document, { channel: "website", flowIds: [] }).map((problem) => problem.code)).toContain(
      "loop_without_input",
    );
  });

  it("goes straight through more blocks than a circle may repeat", () => {
    const count = engineLimits.repeatsPerStep * 5;
    const blocks = Array.from({ length: count }, (_, index) => ({
      kind: "message",
      id: `m${index}`,
      settings: { text: String(index) },
      to: { next: index + 1 < count ? `m${index + 1}` : "ask" },
    }));
    const chat = converse(buildDocument(...blocks, { kind: "textQuestion", id: "ask" }));
    expect(chat.state).toMatchObject({ status: "awaitingInput", blockId: "ask" });
    expect(chat.last.trace.filter(({ kind }) => kind === "entered")).toHaveLength(count + 1);
  });

  it("stops a large circle soon after its first round", () => {
    const count = 500;
    const blocks = Array.from({ length: count }, (_, index) => ({
      kind: "message",
      id: `m${index}`,
      settings: { text: "again" },
      to: { next: `m${(index + 1) % count}` },
    }));
    const chat = converse(buildDocument(...blocks));
    expect(chat.state.status).toBe("failed");
    const entered = chat.last.trace.filter(({ kind }) => kind === "entered");
    expect(entered).toHaveLength(count + engineLimits.repeatsPerStep);
  });

  it("ignores what does not fit the state", () => {
    const chat = converse(starterDocument());
    const before = chat.state;
    for (const event of [
      { kind: "timer", waitToken: 0 },
      { kind: "liveChatExpired" },
      { kind: "input", input: { kind: "skip" } },
      { kind: "input", input: { kind: "back" } },
    ] as const) {
      const result = chat.send(event);
      expect(result.effects).toEqual([]);
      expect(result.state).toEqual(before);
    }
    chat.say("2");
    expect(chat.state.status).toBe("ended");
    const ended = chat.state;
    expect(chat.say("hello?")).toMatchObject({ state: ended, effects: [] });
  });

  it("starts again in any state, forgetting answers", () => {
    const chat = converse(starterDocument());
    chat.say("2");
    chat.send({ kind: "start" });
    expect(chat.state).toMatchObject({ status: "awaitingInput", blockId: "topic", answers: {} });
  });

  it("keeps answers when a document is entered after a redirect", () => {
    const first = converse(starterDocument());
    first.say("1");
    const other = buildDocument({
      kind: "message",
      id: "x",
      settings: { text: "You said {{ answers.topic }}" },
    });
    const result = step(other, first.state, { kind: "enter" }, buildEnvironment());
    expect(textsOf(result)).toEqual(["You said I have a question"]);
  });

  it("repeats the question when an agent hands the conversation back in the middle of it", () => {
    const chat = converse(starterDocument());
    chat.send({ kind: "handedBack" });
    expect(textsOf(chat.last)).toEqual(["Please choose:"]);
    expect(chat.state.status).toBe("awaitingInput");
  });

  it("gives the same result for the same values", () => {
    const document = starterDocument();
    const run = () => step(document, initialState(), { kind: "start" }, buildEnvironment());
    expect(run()).toEqual(run());
  });
});
