import type { VisitorInput } from "@parley/contracts/messages";
import { describe, expect, it } from "vitest";
import { buildDocument, converse, textsOf } from "../../testing/buildEnvironment.ts";

const options = ["Red", "Green", "Blue, dark"].map((title) => ({ id: title.slice(0, 1), title }));
const ask = (settings = {}) =>
  converse(
    buildDocument({ kind: "multipleChoice", id: "m", settings: { text: "Which?", options, ...settings } }),
  );

describe("multiple choice", () => {
  it.each<[VisitorInput, string[]]>([
    [{ kind: "choice", optionIds: ["G", "R", "G"] }, ["R", "G"]],
    [{ kind: "text", text: "1, 2" }, ["R", "G"]],
    [{ kind: "text", text: "green; red" }, ["R", "G"]],
    [{ kind: "text", text: "blue, dark" }, ["B"]],
  ])("takes %o", (input, ids) => {
    const chat = ask();
    chat.say(input);
    expect(chat.state.answers["m"]?.value).toEqual(ids);
  });

  it("keeps the titles as the readable answer", () => {
    const chat = ask({ saveToAttribute: "colours" });
    chat.say("1,2");
    expect(chat.last.effects).toEqual([
      { kind: "updateContact", patch: { attributes: { colours: "Red, Green" } } },
    ]);
  });

  it("asks for enough, but not too many", () => {
    const chat = ask({ min: 2, max: 2 });
    expect(chat.state.input).toMatchObject({ kind: "choices", min: 2, max: 2, submitLabel: "Done" });
    chat.say("1");
    expect(textsOf(chat.last)).toEqual(["Please choose at least 2."]);
    chat.say({ kind: "choice", optionIds: ["R", "G", "B"] });
    expect(textsOf(chat.last)).toEqual(["Please choose at most 2."]);
    chat.say("1,9");
    expect(textsOf(chat.last)).toEqual(["Please choose from the options."]);
    expect(chat.state.attempts).toBe(3);
  });

  it("never asks for more than there is", () => {
    expect(ask({ min: 9 }).state.input).toMatchObject({ min: 3, max: 3 });
  });
});
