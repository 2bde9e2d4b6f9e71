import type { TimeSlot } from "@parley/contracts/messages";
import { describe, expect, it } from "vitest";
import type { CallRequest } from "../../calls.ts";
import {
  buildDocument,
  buildEnvironment,
  callsOf,
  converse,
  textsOf,
  type Conversation,
} from "../../testing/buildEnvironment.ts";
import type { StepResult } from "../../types.ts";
import { validate } from "../../validation/validate.ts";

// It is Monday, 2 March 2026, 10:30 in Berlin.
const hours = [{ day: 2, from: "09:00", to: "10:30" }];
const document = (settings = {}) =>
  buildDocument(
    {
      kind: "appointment",
      id: "a",
      settings: { hours, daysAhead: 8, ...settings },
      to: { next: "ok", none: "none" },
    },
    { kind: "message", id: "ok", settings: { text: "See you {{ answers.a_date }} at {{ answers.a_time }}" } },
    { kind: "message", id: "none", settings: { text: "Nothing free" } },
  );
const asked = (result: StepResult): Extract<CallRequest, { kind: "freeSlots" }> => {
  const [call] = callsOf(result);
  if (call?.kind !== "freeSlots") throw new Error("freeSlots was not called");
  return call;
};
/** A conversation where all times but the first `taken` are free. */
function ask(settings = {}, taken = 0): Conversation {
  const chat = converse(document(settings));
  chat.hear({ kind: "freeSlots", slots: asked(chat.last).slots.slice(taken) });
  return chat;
}
const starts = (slots: readonly TimeSlot[]) => slots.map(({ start }) => start);

describe("appointment", () => {
  it("asks the calendar which of its times are free, and offers those", () => {
    const chat = converse(document());
    expect(chat.state).toMatchObject({ status: "calling", input: null });
    expect(asked(chat.last)).toMatchObject({ calendarId: "a" });
    expect(starts(asked(chat.last).slots)).toEqual([
      "2026-03-03T08:00:00.000Z",
      "2026-03-03T08:30:00.000Z",
      "2026-03-03T09:00:00.000Z",
      "2026-03-10T08:00:00.000Z",
      "2026-03-10T08:30:00.000Z",
      "2026-03-10T09:00:00.000Z",
    ]);
    chat.hear({ kind: "freeSlots", slots: asked(chat.last).slots.slice(4) });
    expect(textsOf(chat.last)).toEqual(["Which time suits you?"]);
    expect(chat.state.input).toMatchObject({
      kind: "appointment",
      timeZone: "Europe/Berlin",
      slots: [{ start: "2026-03-10T08:30:00.000Z" }, { start: "2026-03-10T09:00:00.000Z" }],
    });
  });

  it("books the chosen time", () => {
    const chat = ask({ calendarId: "sales", title: "Demo for {{ contact.name | default: 'a visitor' }}" });
    chat.say({ kind: "slot", start: "2026-03-03T08:30:00Z" });
    expect(callsOf(chat.last)).toEqual([
      {
        kind: "bookSlot",
        calendarId: "sales",
        slot: { start: "2026-03-03T08:30:00.000Z", end: "2026-03-03T09:00:00.000Z" },
        keepFree: { start: "2026-03-03T08:30:00.000Z", end: "2026-03-03T09:00:00.000Z" },
        title: "Demo for a visitor",
      },
    ]);
    chat.hear({ kind: "bookSlot", booked: true });
    expect(textsOf(chat.last)).toEqual(["See you 2026-03-03 at 09:30"]);
    expect(chat.state.answers["a"]).toEqual({
      value: "2026-03-03T08:30:00.000Z",
      text: "2026-03-03 09:30 (Europe/Berlin)",
    });
  });

  it("books with what must stay free around the time", () => {
    const chat = ask({ bufferBefore: 10, bufferAfter: 20 });
    chat.say({ kind: "slot", start: "2026-03-03T08:30:00Z" });
    expect(callsOf(chat.last)).toMatchObject([
      {
        slot: { start: "2026-03-03T08:30:00.000Z", end: "2026-03-03T09:00:00.000Z" },
        keepFree: { start: "2026-03-03T08:00:00.000Z", end: "2026-03-03T09:30:00.000Z" },
      },
    ]);
  });

  it.each([
    ["2", "2026-03-03T08:30:00.000Z"],
    ["tomorrow at 9:30", "2026-03-03T08:30:00.000Z"],
    ["10 March, 10am", "2026-03-10T09:00:00.000Z"],
    ["9:00", "2026-03-03T08:00:00.000Z"],
  ])("understands %j", (typed, start) => {
    const chat = ask();
    chat.say(typed);
    expect(callsOf(chat.last)).toMatchObject([{ kind: "bookSlot", slot: { start } }]);
  });

  it("names the times of a day, and takes a time of that day next", () => {
    const chat = ask();
    chat.say("10 March");
    expect(textsOf(chat.last)).toEqual(["2026-03-10: 09:00, 09:30, 10:00"]);
    expect(chat.state.attempts).toBe(0);
    chat.say("10:00");
    expect(callsOf(chat.last)).toMatchObject([{ slot: { start: "2026-03-10T09:00:00.000Z" } }]);
  });

  it.each(["7", "tomorrow at 11:00", "next year", "4 March"])("refuses %j", (typed) => {
    const chat = ask();
    chat.say(typed);
    expect(chat.state.attempts).toBe(1);
  });

  it("offers what is free now when the time was taken meanwhile", () => {
    const chat = ask();
    chat.say("1");
    chat.hear({ kind: "bookSlot", booked: false });
    chat.hear({ kind: "freeSlots", slots: asked(chat.last).slots.slice(5) });
    expect(textsOf(chat.last)).toEqual(["This time has just been taken. Please choose another one."]);
    expect(chat.state).toMatchObject({
      status: "awaitingInput",
      attempts: 0,
      input: { slots: [{ start: "2026-03-10T09:00:00.000Z" }] },
    });
    chat.say("1");
    chat.hear({ kind: "bookSlot", booked: false });
    chat.hear({ kind: "freeSlots", slots: [] });
    expect(textsOf(chat.last)).toEqual(["Nothing free"]);
  });

  it("asks again when booking failed", () => {
    const chat = ask();
    chat.say("1");
    chat.hear({ kind: "failed", code: "timeout", detail: "" });
    expect(textsOf(chat.last)).toEqual(["That did not work. Please choose the time again."]);
  });

  it.each([{ hours: [] }, { daysAhead: 1, noticeHours: 100 }])("goes its own way with %j", (settings) => {
    expect(textsOf(converse(document(settings)).last)).toEqual(["Nothing free"]);
  });

  it("goes its own way when the calendar cannot be asked", () => {
    const chat = converse(document());
    chat.hear({ kind: "failed", code: "timeout", detail: "" });
    expect(textsOf(chat.last)).toEqual(["Nothing free"]);
  });

  it("keeps the buffers of both neighbours free", () => {
    const chat = converse(document({ bufferBefore: 10, bufferAfter: 5 }));
    expect(asked(chat.last).slots[0]).toEqual({
      start: "2026-03-03T07:45:00.000Z",
      end: "2026-03-03T08:45:00.000Z",
    });
    chat.hear({ kind: "freeSlots", slots: asked(chat.last).slots.slice(0, 1) });
    expect(chat.state.input).toMatchObject({ slots: [{ start: "2026-03-03T08:00:00.000Z" }] });
  });

  it("knows summer time, and leaves out times that clocks skip", () => {
    const sunday = [{ day: 7, from: "01:00", to: "04:00" }];
    const chat = converse(
      document({ hours: sunday, slotMinutes: 60, noticeHours: 0, daysAhead: 1 }),
      buildEnvironment({ now: "2026-03-28T12:00:00.000Z" }),
    );
    expect(starts(asked(chat.last).slots)).toEqual(["2026-03-29T00:00:00.000Z", "2026-03-29T01:00:00.000Z"]);
  });

  it("does not ask who has booked already", () => {
    const chat = converse(document({ skipIfKnown: true }));
    chat.hear({ kind: "freeSlots", slots: asked(chat.last).slots });
    chat.say("1");
    chat.hear({ kind: "bookSlot", booked: true });
    chat.send({ kind: "enter" });
    expect(textsOf(chat.last)).toEqual(["See you 2026-03-03 at 09:00"]);
  });

  it("reports hours and zones that cannot be", () => {
    const codes = (settings: object) =>
      validate(document(settings), { channel: "website", flowIds: [] }).map(({ code }) => code);
    expect(codes({ hours: [] })).toContain("hours_missing");
    expect(codes({ slotMinutes: 120 })).toContain("hours_too_short");
    expect(codes({ timeZone: "Mars/Base" })).toContain("time_zone_unknown");
  });
});
