import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

const document = (settings = {}) =>
  buildDocument(
    { kind: "name", id: "n", settings, to: { next: "hi" } },
    { kind: "message", id: "hi", settings: { text: "Hi {{ contact.firstName }}, or {{ answers.n }}" } },
  );

describe("name", () => {
  it("keeps the name with the contact and uses it at once", () => {
    const chat = converse(document());
    expect(chat.state.input).toMatchObject({ kind: "name", maxLength: 100, canSkip: false });
    chat.say("  Ada   Lovelace ");
    expect(chat.last.effects[0]).toEqual({
      kind: "updateContact",
      patch: { name: "Ada Lovelace", isLead: true },
    });
    expect(textsOf(chat.last)).toEqual(["Hi Ada, or Ada Lovelace"]);
  });

  it.each(["   ", "123", "!!!"])("does not take %j for a name", (typed) => {
    const chat = converse(document());
    chat.say(typed);
    expect(chat.state).toMatchObject({ status: "awaitingInput", attempts: 1 });
    expect(textsOf(chat.last)).toEqual(["Please type your name."]);
  });

  it("takes names of all scripts", () => {
    const chat = converse(document());
    chat.say("محمد");
    expect(chat.state.answers["n"]?.text).toBe("محمد");
  });

  it("refuses names that are too long", () => {
    const chat = converse(document({ maxLength: 5 }));
    chat.say("Maximilian");
    expect(textsOf(chat.last)).toEqual(["Please use at most 5 characters."]);
  });

  it("does not ask when the name is known", () => {
    const chat = converse(
      document({ skipIfKnown: true }),
      buildEnvironment({ contact: { name: "Grace Hopper" } }),
    );
    expect(textsOf(chat.last)).toEqual(["Hi Grace, or Grace Hopper"]);
    expect(chat.last.trace).toContainEqual({ kind: "skipped", blockId: "n", reason: "known" });
  });
});
