import { describe, expect, it } from "vitest";
import { buildDocument, converse, textsOf } from "../../testing/buildEnvironment.ts";
import { parseNumber } from "./parseNumber.ts";

const ask = (settings = {}) =>
  converse(buildDocument({ kind: "number", id: "n", settings: { text: "How many?", ...settings } }));

describe("number", () => {
  it("keeps a number that texts can calculate with", () => {
    const chat = converse(
      buildDocument(
        { kind: "number", id: "n", settings: { text: "?" }, to: { next: "m" } },
        { kind: "message", id: "m", settings: { text: "{{ answers.n | times: 2 }}" } },
      ),
    );
    chat.say("12,5");
    expect(chat.state.answers["n"]).toEqual({ value: 12.5, text: "12.5" });
    expect(textsOf(chat.last)).toEqual(["25"]);
  });

  it.each([
    [{ min: 1, max: 5 }, "9", "Please type a number from 1 to 5."],
    [{ min: 1 }, "0", "Please type a number of at least 1."],
    [{ max: 5 }, "6", "Please type a number of at most 5."],
    [{ wholeNumbers: true }, "1.5", "Please type a whole number."],
    [{ step: 0.1 }, "0.25", "Please type a number in steps of 0.1."],
    [{}, "many", "Please type a number."],
  ])("with %o refuses %j", (settings, typed, message) => {
    const chat = ask(settings);
    chat.say(typed);
    expect(textsOf(chat.last)).toEqual([message]);
  });

  it("accepts decimal steps in spite of binary fractions", () => {
    const chat = ask({ step: 0.1 });
    chat.say("0.3");
    expect(chat.state.status).toBe("ended");
  });
});

describe("parseNumber", () => {
  it.each([
    ["1234.5", 1234.5],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["1 234", 1234],
    ["1,000", 1000],
    ["1.000", 1],
    ["-3", -3],
    ["-0", 0],
    ["12,5", 12.5],
    ["1,2,3", null],
    ["0x10", null],
    ["1e5", null],
    ["", null],
    ["9".repeat(50), null],
  ])("reads %j as %j", (typed, value) => {
    expect(parseNumber(typed)).toBe(value);
  });
});
