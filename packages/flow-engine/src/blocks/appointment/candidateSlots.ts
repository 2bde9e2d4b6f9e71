// The times an appointment could be at, before the calendar says which of them are free.

import type { TimeSlot } from "@parley/contracts/messages";
import { instantOf } from "../../engine/instantOf.ts";
import { localMoment } from "../../engine/localTime.ts";
import { addDays, weekdayOf } from "../request/days.ts";
import type { AppointmentSettings } from "./schema.ts";

/** Times asked for at once; later ones come into reach as the days go by. */
const mostCandidates = 500;
const minute = 60_000;

/** In order and without overlaps. Example: `candidateSlots(settings, "2026-03-02T09:30:00.000Z", "UTC")`. */
export function candidateSlots(settings: AppointmentSettings, now: string, timeZone: string): TimeSlot[] {
  const today = localMoment(now, timeZone)?.day;
  if (today === undefined) return [];
  const earliest = Date.parse(now) + settings.noticeHours * 60 * minute;
  const slots: TimeSlot[] = [];
  let previousEnd = Number.NEGATIVE_INFINITY;
  for (let ahead = 0; ahead <= settings.daysAhead; ahead += 1) {
    const day = addDays(today, ahead);
    for (const start of startsOn(day, settings)) {
      const moment = instantOf(day, start, timeZone);
      if (moment === null || moment < earliest || moment < previousEnd) continue;
      previousEnd = moment + settings.slotMinutes * minute;
      slots.push({ start: new Date(moment).toISOString(), end: new Date(previousEnd).toISOString() });
      if (slots.length >= mostCandidates) return slots;
    }
  }
  return slots;
}

/** Minutes of the day at which a slot begins. */
function startsOn(day: string, { hours, slotMinutes }: AppointmentSettings): number[] {
  const weekday = weekdayOf(day);
  const starts = hours
    .filter((range) => range.day === weekday)
    .flatMap(({ from, to }) => {
      const [first, last] = [minutesOf(from), minutesOf(to) - slotMinutes];
      const count = Math.max(Math.floor((last - first) / slotMinutes) + 1, 0);
      return Array.from({ length: count }, (_, index) => first + index * slotMinutes);
    });
  return starts.toSorted((one, other) => one - other);
}

export function minutesOf(clock: string): number {
  const [hours = "0", minutes = "0"] = clock.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** The slot with the time around it that no other booking may touch: its own buffers and those of its neighbours. */
export function widen(
  { start, end }: TimeSlot,
  { bufferBefore, bufferAfter }: AppointmentSettings,
): TimeSlot {
  const around = (bufferBefore + bufferAfter) * minute;
  return {
    start: new Date(Date.parse(start) - around).toISOString(),
    end: new Date(Date.parse(end) + around).toISOString(),
  };
}
