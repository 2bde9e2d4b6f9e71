import { describe, expect, it } from "vitest";
import {
  buildDocument,
  buildEnvironment,
  callsOf,
  converse,
  textsOf,
} from "../../testing/buildEnvironment.ts";

const ask = (settings = {}, contact = {}) =>
  converse(buildDocument({ kind: "email", id: "e", settings }), buildEnvironment({ contact }));

describe("email", () => {
  it("keeps the address with its domain in lower case", () => {
    const chat = ask();
    chat.say(" Ada.L@Example.COM ");
    expect(chat.last.effects).toEqual([
      { kind: "updateContact", patch: { email: "Ada.L@example.com", isLead: true } },
    ]);
  });

  it.each([
    "ada",
    "ada@",
    "@example.com",
    "ada@example",
    "a b@example.com",
    "a@b@example.com",
    ".a@example.com",
    "a..b@example.com",
    "a@-example.com",
    "a@example.com, b@example.com",
  ])("refuses %j", (typed) => {
    const chat = ask();
    chat.say(typed);
    expect(chat.state.attempts).toBe(1);
  });

  it.each(["ada+news@mail.example.co.uk", "o'neil@example.com", "ada@bücher.example"])(
    "accepts %j",
    (typed) => {
      const chat = ask();
      chat.say(typed);
      expect(chat.state.answers["e"]?.value).toBe(typed);
    },
  );

  it("accepts listed domains and their subdomains only", () => {
    const chat = ask({ allowedDomains: ["@Example.com"] });
    chat.say("ada@other.com");
    expect(textsOf(chat.last)).toEqual(["Please use an address at example.com."]);
    chat.say("ada@notexample.com");
    expect(chat.state.attempts).toBe(2);
    chat.say("ada@uk.example.com");
    expect(chat.state.status).toBe("ended");
  });

  it("refuses listed domains", () => {
    const chat = ask({ refusedDomains: ["mailinator.com"], errorMessage: "No throw-away mail, please." });
    chat.say("x@mailinator.com");
    expect(textsOf(chat.last)).toEqual(["No throw-away mail, please."]);
  });

  it("asks again when the known address is of a refused domain", () => {
    const chat = ask({ skipIfKnown: true, refusedDomains: ["old.example"] }, { email: "ada@old.example" });
    expect(chat.state.status).toBe("awaitingInput");
  });

  it("asks the domain whether it receives mail", () => {
    const chat = ask({ checkDomain: true });
    chat.say("ada@gmial.com");
    expect(callsOf(chat.last)).toEqual([{ kind: "checkMailDomain", domain: "gmial.com" }]);
    chat.hear({ kind: "checkMailDomain", accepts: false });
    expect(textsOf(chat.last)).toEqual(["This address cannot receive mail."]);
    expect(chat.state).toMatchObject({ status: "awaitingInput", attempts: 1 });
    chat.say("ada@gmail.com");
    chat.hear({ kind: "checkMailDomain", accepts: true });
    expect(chat.last.effects).toEqual([
      { kind: "updateContact", patch: { email: "ada@gmail.com", isLead: true } },
    ]);
  });

  it("refuses nobody when the domain could not be asked", () => {
    const chat = ask({ checkDomain: true });
    chat.say("ada@example.com");
    chat.hear({ kind: "failed", code: "timeout", detail: "" });
    expect(chat.state.answers["e"]?.value).toBe("ada@example.com");
  });

  it("trusts the domain of an address known before", () => {
    const chat = ask({ checkDomain: true, skipIfKnown: true }, { email: "ada@example.com" });
    expect(chat.state).toMatchObject({ status: "ended", answers: { e: { value: "ada@example.com" } } });
  });
});
