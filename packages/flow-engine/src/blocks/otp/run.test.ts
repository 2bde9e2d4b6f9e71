import { describe, expect, it } from "vitest";
import {
  buildDocument,
  buildEnvironment,
  callsOf,
  converse,
  textsOf,
} from "../../testing/buildEnvironment.ts";

const environment = buildEnvironment({ contact: { email: "ada@example.com" } });
const document = (settings = {}) =>
  buildDocument(
    { kind: "otp", id: "o", settings, to: { next: "ok", failed: "no" } },
    { kind: "message", id: "ok", settings: { text: "Proved {{ answers.o }}" } },
    { kind: "message", id: "no", settings: { text: "Not proved" } },
  );
const ask = (settings = {}) => {
  const chat = converse(document(settings), environment);
  chat.hear({ kind: "sendCode" });
  return chat;
};

describe("one-time code", () => {
  it("sends a code before it asks", () => {
    const chat = converse(document(), environment);
    expect(callsOf(chat.last)).toEqual([
      { kind: "sendCode", blockId: "o", to: "ada@example.com", length: 6, validMinutes: 10, botName: "Lumi" },
    ]);
    chat.hear({ kind: "sendCode" });
    expect(chat.state.input).toMatchObject({ kind: "otp", length: 6, sentTo: "a••@example.com" });
  });

  it("keeps the code out of answers, attributes and trace", () => {
    const chat = ask({ saveToAttribute: "proved" });
    chat.say("123 456");
    expect(callsOf(chat.last)).toEqual([{ kind: "checkCode", blockId: "o", code: "123456" }]);
    expect(JSON.stringify(chat.state)).not.toContain("123456");
    expect(JSON.stringify(chat.last.trace)).not.toContain("123456");
    chat.hear({ kind: "checkCode", verdict: "right" });
    expect(textsOf(chat.last)).toEqual(["Proved ada@example.com"]);
    expect(chat.last.effects[0]).toEqual({
      kind: "updateContact",
      patch: { attributes: { proved: "ada@example.com" } },
    });
  });

  it.each([
    ["wrong", "This code is not right. Please try again."],
    ["expired", "This code is too old. Please ask for a new one."],
    ["tooManyAttempts", "Not proved"],
  ] as const)("hears that the code is %s", (verdict, message) => {
    const chat = ask();
    chat.say("000000");
    chat.hear({ kind: "checkCode", verdict });
    expect(textsOf(chat.last)).toEqual([message]);
  });

  it.each(["12345", "abcdef", "1234567", "<script>"])("does not ask the server about %j", (typed) => {
    const chat = ask();
    chat.say(typed);
    expect(callsOf(chat.last)).toEqual([]);
    expect(textsOf(chat.last)).toEqual(["Please type the 6 digits of the code."]);
  });

  it("sends a few new codes, by button or in words", () => {
    const chat = ask();
    for (const input of [{ kind: "resend" as const }, "resend", "New code"]) {
      chat.say(input);
      expect(callsOf(chat.last)).toMatchObject([{ kind: "sendCode" }]);
      chat.hear({ kind: "sendCode" });
      expect(textsOf(chat.last)).toEqual(["A new code is on its way to a••@example.com."]);
      expect(chat.state.attempts).toBe(0);
    }
    chat.say({ kind: "resend" });
    expect(textsOf(chat.last)).toEqual(["No more codes can be sent now."]);
  });

  it("goes its own way without an address, without mail, and when the address changes", () => {
    expect(textsOf(converse(document()).last)).toEqual(["Not proved"]);
    const chat = converse(document(), environment);
    chat.hear({ kind: "failed", code: "mail_unavailable", detail: "" });
    expect(textsOf(chat.last)).toEqual(["Not proved"]);
    const changed = ask();
    changed.say("123456");
    changed.hear(
      { kind: "checkCode", verdict: "right" },
      buildEnvironment({ contact: { email: "eve@evil.example" } }),
    );
    expect(textsOf(changed.last)).toEqual(["Not proved"]);
  });

  it("goes on after too many wrong codes", () => {
    const chat = ask({ maximumAttempts: 1 });
    chat.say("000000");
    chat.hear({ kind: "checkCode", verdict: "wrong" });
    expect(textsOf(chat.last)).toEqual(["Not proved"]);
  });
});
