// Appointment: offers the free times of a calendar and books the one that is chosen.

import { limits } from "@parley/contracts/limits";
import type { TimeSlot } from "@parley/contracts/messages";
import type { CallRequest, CallResult } from "../../calls.ts";
import { renderText } from "../../engine/stepRun.ts";
import { localMoment } from "../../engine/localTime.ts";
import type { BlockContext, CheckContext } from "../blockKind.ts";
import { onMessengers } from "../request/channelNotes.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { renderLabel } from "../request/label.ts";
import type { GoodReading, Reading } from "../request/requestSpecification.ts";
import { candidateSlots, minutesOf, widen } from "./candidateSlots.ts";
import { findSlot, localClock } from "./findSlot.ts";
import { appointmentSettings, type AppointmentSettings } from "./schema.ts";

type Context = BlockContext<AppointmentSettings>;

/** Times of one day named in a message. */
const timesInWords = 24;

export const appointmentBlock = defineRequestBlock<AppointmentSettings>({
  kind: "appointment",
  group: "request",
  label: "Appointment",
  description: "Offers free times and books the one the visitor chooses.",
  icon: "IconCalendarEvent",
  keywords: ["booking", "calendar", "slot", "meeting", "reservation", "schedule"],
  schema: appointmentSettings,
  errorMessage: "Please choose one of the free times, for example “4 May at 15:30”.",
  // Without a single time to ask for there is nothing to offer.
  input: () => null,
  before: askForFree,
  inputAfter(result, context, base) {
    const slots = freeOf(result, context);
    return slots.length > 0 ? { kind: "appointment", ...base, slots, timeZone: zoneOf(context) } : null;
  },
  read(input, context, offered) {
    const { run } = context;
    if (offered?.kind !== "appointment") return { ok: false, reason: "unknown_slot" };
    const { timeZone } = offered;
    const { memo } = run.state;
    const today = localMoment(run.environment.now, timeZone)?.day ?? "1970-01-01";
    const day = typeof memo?.["day"] === "string" ? memo["day"] : null;
    const choice = findSlot(input, offered.slots, { timeZone, today, day });
    switch (choice.kind) {
      case "slot":
        run.state.memo = { ...memo, start: choice.slot.start };
        return { ok: null, call: bookingOf(choice.slot, context) };
      case "day": {
        run.state.memo = { ...memo, day: choice.day };
        const times = choice.times.slice(0, timesInWords).join(", ");
        return { ok: "ask", input: offered, message: `${choice.day}: ${times}` };
      }
      case "none":
        return { ok: false, reason: "unknown_slot" };
    }
  },
  readResult(result, context, offered) {
    if (offered?.kind !== "appointment") return { ok: false, reason: "unknown_slot" };
    if (result.kind === "freeSlots") {
      const slots = freeOf(result, context);
      if (slots.length === 0) return { ok: "leave", reason: "no_free_time", output: "none" };
      const message = renderText(context.run, context.block.id, context.settings.takenMessage).trim();
      return { ok: "ask", input: { ...offered, slots }, message };
    }
    if (result.kind === "bookSlot" && !result.booked) return askAgain(context);
    const start = context.run.state.memo?.["start"];
    const slot = offered.slots.find((each) => each.start === start);
    if (result.kind === "bookSlot" && slot) return booked(slot, offered.timeZone);
    return { ok: false, reason: "not_booked", message: "That did not work. Please choose the time again." };
  },
  extraOutputs: () => [{ id: "none", label: "No free time" }],
  emptyOutput: () => "none",
  immediateOutputs: ["none"],
  answerParts: () => [
    { id: "date", label: "Day" },
    { id: "time", label: "Time" },
    { id: "start", label: "Moment (UTC)" },
  ],
  check: checkAppointment,
  channels: onMessengers("The free times are a list or numbered; visitors may also type a day and a time."),
});

function askForFree(context: Context): CallRequest | null {
  const slots = candidatesOf(context).map((slot) => widen(slot, context.settings));
  return slots.length > 0 ? { kind: "freeSlots", calendarId: calendarOf(context), slots } : null;
}

/** The time was taken while the visitor was thinking: what is free now? */
function askAgain(context: Context): Reading {
  const call = askForFree(context);
  return call ? { ok: null, call } : { ok: "leave", reason: "no_free_time", output: "none" };
}

function candidatesOf({ settings, run, ...rest }: Context): TimeSlot[] {
  return candidateSlots(settings, run.environment.now, zoneOf({ settings, run, ...rest }));
}

/** Free are the candidates whose widened form came back. */
function freeOf(result: CallResult, context: Context): TimeSlot[] {
  if (result.kind !== "freeSlots") return [];
  const free = new Set(result.slots.map(({ start }) => Date.parse(start)));
  return candidatesOf(context)
    .filter((slot) => free.has(Date.parse(widen(slot, context.settings).start)))
    .slice(0, limits.slotsOffered);
}

function bookingOf(slot: TimeSlot, context: Context): CallRequest {
  const title = renderLabel(context, context.settings.title, "Appointment", limits.noteTitleLength);
  const keepFree = widen(slot, context.settings);
  return { kind: "bookSlot", calendarId: calendarOf(context), slot, keepFree, title };
}

function booked(slot: TimeSlot, timeZone: string): GoodReading {
  const { day, time } = localClock(slot, timeZone);
  return {
    ok: true,
    value: slot.start,
    text: `${day} ${time} (${timeZone})`,
    parts: {
      date: { value: day, text: day },
      time: { value: time, text: time },
      start: { value: slot.start, text: slot.start },
    },
  };
}

function calendarOf({ block, settings }: Context): string {
  return settings.calendarId.trim() || block.id;
}

function zoneOf({ settings, run }: Context): string {
  const own = settings.timeZone.trim();
  return own !== "" && isTimeZone(own) ? own : run.environment.bot.timeZone;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

function checkAppointment({ settings, report }: CheckContext<AppointmentSettings>): void {
  if (settings.hours.length === 0) report("hours_missing", "settings.hours");
  for (const [index, { from, to }] of settings.hours.entries()) {
    if (minutesOf(to) - minutesOf(from) < settings.slotMinutes)
      report("hours_too_short", `settings.hours.${index}`);
  }
  const zone = settings.timeZone.trim();
  if (zone !== "" && !isTimeZone(zone)) report("time_zone_unknown", "settings.timeZone", { zone });
}
