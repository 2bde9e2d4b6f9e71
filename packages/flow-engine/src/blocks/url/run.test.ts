import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

const ask = (settings = {}, contact = {}) =>
  converse(buildDocument({ kind: "url", id: "u", settings }), buildEnvironment({ contact }));

describe("web address", () => {
  it.each([
    ["https://example.com/a?b=c#d", "https://example.com/a?b=c#d"],
    [" example.com ", "https://example.com"],
    ["shop.example.co.uk/lamps", "https://shop.example.co.uk/lamps"],
    ["example.com:8080/x", "https://example.com:8080/x"],
    ["http://bücher.example", "http://bücher.example"],
  ])("reads %j", (typed, url) => {
    const chat = ask();
    expect(chat.state.input).toMatchObject({ kind: "url", maxLength: 2000 });
    chat.say(typed);
    expect(chat.state.answers["u"]).toEqual({ value: url, text: url });
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "localhost",
    "https://",
    "https://user:secret@example.com",
    "https://example",
    "two words.com",
    `https://example.com/${"a".repeat(2_000)}`,
  ])("refuses %j", (typed) => {
    const chat = ask();
    chat.say(typed);
    expect(chat.state).toMatchObject({ status: "awaitingInput", attempts: 1 });
    expect(textsOf(chat.last)[0]).toMatch(/^Please /);
  });

  it("does not ask again what its attribute holds", () => {
    const chat = ask({ skipIfKnown: true, saveToAttribute: "site" }, { attributes: { site: "example.com" } });
    expect(chat.state.answers["u"]?.value).toBe("https://example.com");
  });
});
