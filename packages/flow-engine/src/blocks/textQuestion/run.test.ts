import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

const ask = (settings = {}, contact = {}) =>
  converse(
    buildDocument({
      kind: "textQuestion",
      id: "q",
      settings: { text: "What about {{ contact.city }}?", ...settings },
    }),
    buildEnvironment({ contact: { city: "Oslo", ...contact } }),
  );

describe("text question", () => {
  it("says what may be typed", () => {
    const chat = ask({ placeholder: "Anything", maxLength: 20, multiline: true });
    expect(chat.state.input).toEqual({
      kind: "text",
      blockId: "q",
      placeholder: "Anything",
      canSkip: false,
      canGoBack: false,
      maxLength: 20,
      multiline: true,
    });
  });

  it("keeps the answer, marks the lead, saves the attribute and tells the team", () => {
    const chat = ask({ isLead: true, saveToAttribute: "topic", notifyOnReply: true });
    chat.say(" Nice fjords ");
    expect(chat.last.effects).toEqual([
      { kind: "updateContact", patch: { attributes: { topic: "Nice fjords" }, isLead: true } },
      { kind: "notifyTeam", blockId: "q", question: "What about Oslo?", answer: "Nice fjords" },
    ]);
    expect(chat.last.trace[0]).toEqual({ kind: "answered", blockId: "q", text: "Nice fjords" });
  });

  it("refuses an empty or too long answer in the author's words", () => {
    const chat = ask({ maxLength: 5, errorMessage: "Shorter, {{ contact.city }}!" });
    chat.say("much too long");
    expect(textsOf(chat.last)).toEqual(["Shorter, Oslo!"]);
    expect(chat.last.trace).toEqual([{ kind: "rejected", blockId: "q", reason: "too_long" }]);
  });

  it("cannot be answered with a choice", () => {
    const chat = ask();
    chat.say({ kind: "choice", optionIds: ["x"] });
    expect(chat.state.attempts).toBe(1);
  });

  it("does not ask again what is kept in its attribute", () => {
    const chat = ask({ skipIfKnown: true, saveToAttribute: "topic" }, { attributes: { topic: "Trains" } });
    expect(chat.state.answers["q"]).toEqual({ value: "Trains", text: "Trains" });
    expect(textsOf(chat.last)).toEqual([]);
  });
});
