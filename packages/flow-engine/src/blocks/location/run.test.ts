import { describe, expect, it } from "vitest";
import { buildDocument, converse, textsOf } from "../../testing/buildEnvironment.ts";

const ask = (settings = {}) =>
  converse(
    buildDocument(
      { kind: "location", id: "l", settings, to: { next: "m" } },
      { kind: "message", id: "m", settings: { text: "{{ answers.l }} at {{ answers.l_latitude }}" } },
    ),
  );

describe("location", () => {
  it("keeps a shared place with its parts", () => {
    const chat = ask();
    chat.say({ kind: "location", latitude: 52.52, longitude: 13.405, name: "Alexanderplatz" });
    expect(chat.state.answers).toEqual({
      l: { value: "52.52,13.405", text: "Alexanderplatz" },
      l_latitude: { value: 52.52, text: "52.52", partOf: "l" },
      l_longitude: { value: 13.405, text: "13.405", partOf: "l" },
    });
    expect(textsOf(chat.last)).toEqual(["Alexanderplatz at 52.52"]);
  });

  it("keeps the same number after being stored", () => {
    const chat = ask();
    chat.say({ kind: "location", latitude: -0, longitude: -0 });
    expect(Object.is(chat.state.answers["l_latitude"]?.value, 0)).toBe(true);
  });

  it.each([
    ["52.52, 13.405", "52.52, 13.405"],
    ["Main Street 5, Oslo", "Main Street 5, Oslo"],
    ["99.5, 13.405", "99.5, 13.405"],
  ])("reads %j", (typed, text) => {
    const chat = ask();
    chat.say(typed);
    expect(chat.state.answers["l"]?.text).toBe(text);
  });

  it.each(["  ", "???", "x".repeat(5_000)])("refuses %j", (typed) => {
    const chat = ask();
    chat.say(typed);
    expect(chat.state.attempts).toBe(1);
  });

  it("forgets the parts of an answer that is given anew", () => {
    const document = buildDocument(
      { kind: "location", id: "l", to: { next: "q" } },
      { kind: "textQuestion", id: "q", settings: { text: "?", allowBack: true } },
    );
    const chat = converse(document);
    chat.say("52.52, 13.405");
    chat.say({ kind: "back" });
    expect(chat.state.answers).toEqual({});
  });
});
