import { describe, expect, it } from "vitest";
import { buildDocument, converse, textsOf } from "../../testing/buildEnvironment.ts";
import { validate } from "../../validation/validate.ts";

const document = (settings = {}) =>
  buildDocument({ kind: "range", id: "r", settings: { text: "?", ...settings } });
const ask = (settings = {}) => converse(document(settings));

describe("range", () => {
  it("offers a scale", () => {
    expect(
      ask({ min: 10, max: 50, step: 5, initial: 99, prefix: "€ ", suffix: " a month" }).state.input,
    ).toEqual({
      kind: "range",
      blockId: "r",
      canSkip: false,
      canGoBack: false,
      min: 10,
      max: 50,
      step: 5,
      initial: 50,
      prefix: "€ ",
      suffix: " a month",
    });
  });

  it.each([
    ["20", 20],
    ["€ 25", 25],
    ["30 kg", 30],
    ["€15 KG", 15],
  ])("reads %j", (typed, value) => {
    const chat = ask({ min: 10, max: 50, step: 5, prefix: "€", suffix: "kg" });
    chat.say(typed);
    expect(chat.state.answers["r"]).toEqual({ value, text: String(value) });
  });

  it.each([
    ["5", "Please type a number from 10 to 50."],
    ["12", "Please type a number in steps of 5."],
    ["lots", "Please choose a number on the scale."],
  ])("refuses %j", (typed, message) => {
    const chat = ask({ min: 10, max: 50, step: 5 });
    chat.say(typed);
    expect(textsOf(chat.last)).toEqual([message]);
  });

  it("leaves by its own way after too many wrong answers", () => {
    const chat = ask({ maximumAttempts: 1 });
    chat.say("x");
    expect(chat.last.trace).toContainEqual(expect.objectContaining({ kind: "left", output: "failed" }));
  });

  it("runs with exchanged ends, and reports them", () => {
    expect(ask({ min: 9, max: 1 }).state.input).toMatchObject({ min: 1, max: 9 });
    const codes = (settings: object) =>
      validate(document(settings), { channel: "website", flowIds: [] }).map(({ code }) => code);
    expect(codes({ min: 9, max: 1 })).toContain("range_empty");
    expect(codes({ min: 0, max: 1, step: 2 })).toContain("step_too_large");
  });
});
