import type { VisitorInput } from "@parley/contracts/messages";
import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";
import { validate } from "../../validation/validate.ts";

// It is Monday, 2 March 2026, in Berlin.
const ask = (settings = {}, contact = {}) =>
  converse(buildDocument({ kind: "date", id: "d", settings }), buildEnvironment({ contact }));
const answer = (settings: object, input: string | VisitorInput) => {
  const chat = ask(settings);
  chat.say(input);
  return chat.state.answers["d"];
};

describe("date", () => {
  it.each([
    ["2026-05-04", "2026-05-04"],
    ["2026/5/4", "2026-05-04"],
    ["04.05.2026", "2026-05-04"],
    ["4.5.", "2026-05-04"],
    ["1.3.", "2027-03-01"],
    ["25/12/2026", "2026-12-25"],
    ["12/25/2026", "2026-12-25"],
    ["5/5/2026", "2026-05-05"],
    ["4 May 2026", "2026-05-04"],
    ["May 4th, 2026", "2026-05-04"],
    ["4th of may", "2026-05-04"],
    ["29 Feb 2028", "2028-02-29"],
    ["Today", "2026-03-02"],
    ["tomorrow", "2026-03-03"],
    ["in 3 days", "2026-03-05"],
    ["+2 weeks", "2026-03-16"],
    ["friday", "2026-03-06"],
    ["next monday", "2026-03-09"],
  ])("reads %j", (typed, day) => {
    expect(answer({}, typed)).toEqual({ value: day, text: day });
  });

  it.each([
    "4/5/2026",
    "30 Feb 2026",
    "2026-13-01",
    "31.4.2026",
    "soon",
    "",
    "9".repeat(100),
    "5",
    "04.05.26",
  ])("refuses %j", (typed) => {
    const chat = ask();
    chat.say(typed || " ");
    expect(chat.state.attempts).toBe(1);
    expect(textsOf(chat.last)).toEqual(["Please write the day like 2026-05-04 or 4 May 2026."]);
  });

  it.each([
    ["15:30", "15:30"],
    ["3:30 pm", "15:30"],
    ["12am", "00:00"],
    ["9h", "09:00"],
    ["15h30", "15:30"],
    ["noon", "12:00"],
  ])("reads the time %j", (typed, time) => {
    expect(answer({ mode: "time", min: "nonsense" }, typed)?.value).toBe(time);
  });

  it.each(["24:00", "15", "13pm", "7:65", "later"])("refuses the time %j", (typed) => {
    expect(answer({ mode: "time" }, typed)).toBeUndefined();
  });

  it.each([
    ["4 May 2026 at 3pm", "2026-05-04T15:00"],
    ["2026-05-04T15:30", "2026-05-04T15:30"],
    ["tomorrow, 9:15", "2026-03-03T09:15"],
    ["04.05.2026 15.30 uhr", "2026-05-04T15:30"],
  ])("reads the moment %j", (typed, moment) => {
    expect(answer({ mode: "dateTime" }, typed)).toEqual({ value: moment, text: moment.replace("T", " ") });
  });

  it.each([
    ["2026-05-04 to 2026-05-08", "2026-05-04", "2026-05-08"],
    ["from 4 May until 8 May", "2026-05-04", "2026-05-08"],
    ["4 – 6 May 2026", "2026-05-04", "2026-05-06"],
    ["today - friday", "2026-03-02", "2026-03-06"],
  ])("reads the range %j", (typed, from, to) => {
    expect(answer({ mode: "range" }, typed)).toEqual({ value: [from, to], text: `${from} – ${to}` });
  });

  it.each<[object, VisitorInput, unknown]>([
    [{}, { kind: "date", from: "2026-05-04" }, "2026-05-04"],
    [{ mode: "dateTime" }, { kind: "date", from: "2026-05-04T15:30" }, "2026-05-04T15:30"],
    [{ mode: "time" }, { kind: "date", from: "15:30" }, "15:30"],
    [{ mode: "range" }, { kind: "date", from: "2026-05-04", to: "2026-05-04" }, ["2026-05-04", "2026-05-04"]],
    [{}, { kind: "date", from: "2026-02-30" }, undefined],
    [{}, { kind: "date", from: "15:30" }, undefined],
    [{ mode: "range" }, { kind: "date", from: "2026-05-04" }, undefined],
    [{ mode: "range" }, { kind: "date", from: "2026-05-04", to: "2026-05-03" }, undefined],
    [{ mode: "dateTime" }, { kind: "date", from: "2026-05-04T25:00" }, undefined],
  ])("with %j takes %j as %j", (settings, input, value) => {
    expect(answer(settings, input)?.value).toEqual(value);
  });

  it("keeps to bounds that move with today", () => {
    const chat = ask({ min: "today", max: "+{{ attributes.n | default: 30 }} days" });
    expect(chat.state.input).toMatchObject({ mode: "date", min: "2026-03-02", max: "2026-04-01" });
    chat.say("1 March 2026");
    expect(textsOf(chat.last)).toEqual(["Please choose a day from 2026-03-02 on."]);
    chat.say("2026-04-02");
    expect(textsOf(chat.last)).toEqual(["Please choose a day up to 2026-04-01."]);
    chat.say("2026-04-01");
    expect(chat.state.status).toBe("ended");
  });

  it("reports bounds that cannot be", () => {
    const codes = (settings: Record<string, unknown>) =>
      validate(buildDocument({ kind: "date", id: "d", settings }), { channel: "website", flowIds: [] }).map(
        ({ code }) => code,
      );
    expect(codes({ min: "someday" })).toContain("date_unreadable");
    expect(codes({ min: "+5 days", max: "today" })).toContain("range_empty");
    expect(codes({ min: "2026-05-04", max: "+{{ x }}" })).not.toContain("date_unreadable");
  });

  it("does not ask for a day that is known", () => {
    const chat = ask({ skipIfKnown: true, saveToAttribute: "day" }, { attributes: { day: "2026-05-04" } });
    expect(chat.state.answers["d"]?.value).toBe("2026-05-04");
  });
});
