import type { VisitorInput } from "@parley/contracts/messages";
import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

const document = (settings = {}) =>
  buildDocument(
    {
      kind: "yesNo",
      id: "y",
      settings: { text: "Shall we?", ...settings },
      to: { yes: "go", no: "stop", next: "skipped" },
    },
    { kind: "message", id: "go", settings: { text: "Go" } },
    { kind: "message", id: "stop", settings: { text: "Stop" } },
    { kind: "message", id: "skipped", settings: { text: "Skipped" } },
  );

describe("yes or no", () => {
  it.each<[VisitorInput, string]>([
    [{ kind: "choice", optionIds: ["yes"] }, "Go"],
    [{ kind: "choice", optionIds: ["no"] }, "Stop"],
    [{ kind: "text", text: " YES! " }, "Go"],
    [{ kind: "text", text: "nein" }, "Stop"],
    [{ kind: "text", text: "1" }, "Go"],
    [{ kind: "text", text: "2" }, "Stop"],
  ])("takes %o", (input, way) => {
    const chat = converse(document());
    chat.say(input);
    expect(textsOf(chat.last)).toEqual([way]);
  });

  it.each<VisitorInput>([
    { kind: "text", text: "maybe" },
    { kind: "choice", optionIds: ["yes", "no"] },
    { kind: "choice", optionIds: ["constructor"] },
    { kind: "location", latitude: 0, longitude: 0 },
  ])("refuses %o", (input) => {
    const chat = converse(document());
    chat.say(input);
    expect(textsOf(chat.last)).toEqual(["Please answer with yes or no."]);
  });

  it("prefers its own words", () => {
    const chat = converse(document({ yesLabel: "No more", noLabel: "Yes, more" }));
    chat.say("no more");
    expect(chat.state.answers["y"]).toEqual({ value: "yes", text: "No more" });
  });

  it("is skipped by the visitor, and takes the known way", () => {
    const chat = converse(document({ allowSkip: true }));
    chat.say({ kind: "skip" });
    expect(textsOf(chat.last)).toEqual(["Skipped"]);
    const known = converse(
      document({ skipIfKnown: true, saveToAttribute: "wish" }),
      buildEnvironment({ contact: { attributes: { wish: "No" } } }),
    );
    expect(textsOf(known.last)).toEqual(["Stop"]);
  });
});
