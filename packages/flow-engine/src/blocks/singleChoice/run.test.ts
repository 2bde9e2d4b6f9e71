import type { VisitorInput } from "@parley/contracts/messages";
import { describe, expect, it } from "vitest";
import { outputsOf } from "../../document/outputsOf.ts";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

const options = [
  { id: "red", title: "Red" },
  { id: "blue", title: "Dark {{ attributes.shade }}" },
];
const document = (settings = {}) =>
  buildDocument(
    {
      kind: "singleChoice",
      id: "c",
      settings: { text: "Colour?", options, ...settings },
      to: { red: "r", blue: "b", next: "s" },
    },
    { kind: "message", id: "r", settings: { text: "red" } },
    { kind: "message", id: "b", settings: { text: "blue" } },
    { kind: "message", id: "s", settings: { text: "skipped" } },
  );
const environment = buildEnvironment({ contact: { attributes: { shade: "Blue", colour: "Red" } } });

describe("single choice", () => {
  it.each<[VisitorInput, string]>([
    [{ kind: "choice", optionIds: ["blue"] }, "blue"],
    [{ kind: "text", text: " dark BLUE" }, "blue"],
    [{ kind: "text", text: "2" }, "blue"],
    [{ kind: "text", text: "1." }, "red"],
  ])("takes %o", (input, way) => {
    const chat = converse(document(), environment);
    expect(chat.state.input).toMatchObject({
      options: [
        { id: "red", title: "Red" },
        { id: "blue", title: "Dark Blue" },
      ],
    });
    chat.say(input);
    expect(textsOf(chat.last)).toEqual([way]);
  });

  it.each<VisitorInput>([
    { kind: "choice", optionIds: ["green"] },
    { kind: "choice", optionIds: ["red", "blue"] },
    { kind: "text", text: "3" },
    { kind: "text", text: "0" },
    { kind: "phone", dialCode: "+1", number: "1" },
  ])("refuses %o", (input) => {
    const chat = converse(document(), environment);
    chat.say(input);
    expect(chat.state.attempts).toBe(1);
  });

  it("prefers a title that is a number over the place in the list", () => {
    const rooms = [
      { id: "two", title: "2" },
      { id: "one", title: "1" },
    ];
    const chat = converse(
      buildDocument({ kind: "singleChoice", id: "c", settings: { text: "?", options: rooms } }),
    );
    chat.say("1");
    expect(chat.state.answers["c"]).toEqual({ value: "one", text: "1" });
  });

  it("has an output for skipping while skipping is allowed", () => {
    const skippable = document({ allowSkip: true });
    expect(outputsOf(skippable.blocks["c"]!).map((output) => output.id)).toEqual(["red", "blue", "next"]);
    const chat = converse(skippable, environment);
    chat.say({ kind: "skip" });
    expect(textsOf(chat.last)).toEqual(["skipped"]);
    expect(chat.state.answers).toEqual({});
  });

  it("takes the way of the value kept in the attribute", () => {
    const chat = converse(document({ skipIfKnown: true, saveToAttribute: "colour" }), environment);
    expect(textsOf(chat.last)).toEqual(["red"]);
  });

  it("ends when there is nothing to choose", () => {
    const chat = converse(
      buildDocument({ kind: "singleChoice", id: "c", settings: { options: [{ id: "x", title: "" }] } }),
    );
    expect(chat.last.trace.at(-1)).toMatchObject({ reason: "nothing_to_ask" });
  });
});
