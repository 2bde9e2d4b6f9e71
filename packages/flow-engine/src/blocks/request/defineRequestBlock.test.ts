import { describe, expect, it } from "vitest";
import { buildDocument, converse, textsOf } from "../../testing/buildEnvironment.ts";

const form = buildDocument(
  { kind: "textQuestion", id: "one", settings: { text: "One?", allowBack: true }, to: { next: "two" } },
  {
    kind: "textQuestion",
    id: "two",
    settings: { text: "Two?", allowBack: true, allowSkip: true, skipIfKnown: true },
    to: { next: "three" },
  },
  { kind: "textQuestion", id: "three", settings: { text: "Three?", allowBack: true }, to: { next: "end" } },
  { kind: "end", id: "end" },
);

describe("questions", () => {
  it("go back to the one before and forget its answer", () => {
    const chat = converse(form);
    expect(chat.state.input?.canGoBack).toBe(false);
    chat.say("1");
    chat.say("2");
    expect(chat.state).toMatchObject({
      blockId: "three",
      history: ["one", "two"],
      input: { canGoBack: true },
    });

    chat.say({ kind: "back" });
    expect(textsOf(chat.last)).toEqual(["Two?"]);
    expect(chat.state).toMatchObject({ blockId: "two", history: ["one"], answers: { one: { text: "1" } } });
    expect(chat.state.answers).not.toHaveProperty("two");

    chat.say({ kind: "back" });
    expect(chat.state).toMatchObject({
      blockId: "one",
      history: [],
      answers: {},
      input: { canGoBack: false },
    });
    expect(chat.say({ kind: "back" }).trace).toEqual([
      { kind: "stopped", blockId: "one", reason: "back_not_allowed" },
    ]);
  });

  it("can be skipped when allowed, and stay reachable by back", () => {
    const chat = converse(form);
    expect(chat.say({ kind: "skip" }).trace).toEqual([
      { kind: "stopped", blockId: "one", reason: "skip_not_allowed" },
    ]);
    chat.say("1");
    chat.say({ kind: "skip" });
    expect(chat.last.trace[0]).toEqual({ kind: "skipped", blockId: "two", reason: "visitor" });
    expect(chat.state).toMatchObject({ blockId: "three", history: ["one", "two"] });
    chat.say({ kind: "back" });
    expect(chat.state.blockId).toBe("two");
  });

  it("are not asked again while their answer is known", () => {
    const chat = converse(
      buildDocument(
        {
          kind: "textQuestion",
          id: "name",
          settings: { text: "Who?", skipIfKnown: true },
          to: { next: "more" },
        },
        {
          kind: "singleChoice",
          id: "more",
          settings: { text: "Again?", options: [{ id: "yes", title: "Yes" }] },
          to: { yes: "name" },
        },
      ),
    );
    chat.say("Ada");
    chat.say("yes");
    expect(textsOf(chat.last)).toEqual(["Again?"]);
    expect(chat.state.blockId).toBe("more");
  });

  it("begin to count attempts anew each time they are asked", () => {
    const chat = converse(
      buildDocument({ kind: "number", id: "n", settings: { text: "?" }, to: { next: "n" } }),
    );
    chat.say("x");
    expect(chat.state.attempts).toBe(1);
    chat.say("1");
    expect(chat.state).toMatchObject({ blockId: "n", attempts: 0 });
  });

  it("remember a bounded number of questions", () => {
    const chat = converse(
      buildDocument({ kind: "number", id: "n", settings: { text: "?" }, to: { next: "n" } }),
    );
    for (let turn = 0; turn < 80; turn += 1) chat.say("1");
    expect(chat.state.history).toHaveLength(50);
  });
});
