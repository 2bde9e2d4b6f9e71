import { describe, expect, it } from "vitest";
import { buildDocument, converse, textsOf } from "../../testing/buildEnvironment.ts";

const ask = (settings = {}) =>
  converse(
    buildDocument(
      { kind: "consent", id: "c", settings, to: { accepted: "yes", declined: "no" } },
      { kind: "message", id: "yes", settings: { text: "Thanks" } },
      { kind: "message", id: "no", settings: { text: "Fine" } },
    ),
  );

describe("consent", () => {
  it("shows what is agreed to and goes its way", () => {
    const chat = ask({ linkUrl: "https://example.com/privacy", optIn: true });
    expect(chat.state.input).toMatchObject({
      kind: "consent",
      acceptLabel: "I agree",
      declineLabel: "No, thanks",
      linkTitle: "Privacy policy",
      linkUrl: "https://example.com/privacy",
    });
    chat.say("i agree");
    expect(chat.last.effects[0]).toEqual({ kind: "updateContact", patch: { optIn: true } });
    expect(textsOf(chat.last)).toEqual(["Thanks"]);
    expect(chat.state.answers["c"]).toEqual({ value: "accepted", text: "I agree" });
  });

  it("withdraws the agreement when declined", () => {
    const chat = ask({ optIn: true });
    chat.say({ kind: "choice", optionIds: ["no"] });
    expect(chat.last.effects[0]).toEqual({ kind: "updateContact", patch: { optIn: false } });
    expect(textsOf(chat.last)).toEqual(["Fine"]);
  });

  it("changes nothing but the answer without opt-in", () => {
    const chat = ask();
    chat.say("yes");
    expect(chat.last.effects).toHaveLength(1);
  });

  it("leaves out a link that could run a script", () => {
    const chat = ask({ linkUrl: "javascript:alert(1)" });
    expect(chat.state.input).toMatchObject({ linkUrl: "" });
    expect(chat.last.trace).toContainEqual(expect.objectContaining({ code: "url_invalid" }));
  });

  it("does not take silence or doubt for a yes", () => {
    const chat = ask();
    chat.say("what for?");
    expect(textsOf(chat.last)).toEqual(["Please accept or decline."]);
  });
});
