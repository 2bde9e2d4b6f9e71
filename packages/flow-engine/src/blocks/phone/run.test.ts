import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse } from "../../testing/buildEnvironment.ts";

const ask = (settings = {}, contact = {}) =>
  converse(buildDocument({ kind: "phone", id: "p", settings }), buildEnvironment({ contact }));

describe("phone", () => {
  it("keeps the dial code apart from the number", () => {
    const chat = ask();
    chat.say({ kind: "phone", dialCode: "+49", number: "01512 3456789" });
    expect(chat.last.effects).toEqual([
      { kind: "updateContact", patch: { phone: { dialCode: "+49", number: "15123456789" }, isLead: true } },
    ]);
    expect(chat.state.answers["p"]).toEqual({ value: "+4915123456789", text: "+49 1512 3456789" });
  });

  it("reads a typed number with its country code", () => {
    const chat = ask({ country: "DE" });
    chat.say("+1 (415) 555-2671");
    expect(chat.last.effects).toMatchObject([{ patch: { phone: { dialCode: "+1", number: "4155552671" } } }]);
  });

  it("reads a typed number of the chosen country", () => {
    const chat = ask({ country: "de" });
    expect(chat.state.input).toMatchObject({ kind: "phone", country: "DE" });
    chat.say("01512 3456789");
    expect(chat.last.effects).toMatchObject([
      { patch: { phone: { dialCode: "+49", number: "15123456789" } } },
    ]);
  });

  it("begins with the visitor's country", () => {
    expect(ask({}, { country: "FR" }).state.input).toMatchObject({ country: "FR" });
    expect(ask({ country: "zz" }, { country: "??" }).state.input).toMatchObject({ country: "US" });
  });

  it("takes a whole number pasted beside the dial code", () => {
    const chat = ask();
    chat.say({ kind: "phone", dialCode: "+1", number: "+44 7911 123456" });
    expect(chat.last.effects).toMatchObject([{ patch: { phone: { dialCode: "+44" } } }]);
  });

  it.each(["12", "call me", "+49 1", "+999 123456789", "1".repeat(60)])("refuses %j", (typed) => {
    const chat = ask();
    chat.say(typed);
    expect(chat.state.attempts).toBe(1);
  });

  it("does not ask when the number is known", () => {
    const chat = ask({ skipIfKnown: true }, { phone: { dialCode: "+1", number: "4155552671" } });
    expect(chat.state).toMatchObject({ status: "ended", answers: { p: { value: "+14155552671" } } });
  });
});
