// The offered time somebody picked or typed.

import type { TimeSlot, VisitorInput } from "@parley/contracts/messages";
import { localMoment } from "../../engine/localTime.ts";
import { typedMoment } from "../date/readDate.ts";
import { parseDay } from "../request/days.ts";
import { parseTime } from "../request/times.ts";

export type SlotChoice =
  | { kind: "slot"; slot: TimeSlot }
  /** Only a day was named: its times are offered in words. */
  | { kind: "day"; day: string; times: string[] }
  | { kind: "none" };

export interface SlotPlace {
  timeZone: string;
  today: string;
  /** The day named before, to which a time alone belongs. */
  day: string | null;
}

export function findSlot(input: VisitorInput, slots: readonly TimeSlot[], place: SlotPlace): SlotChoice {
  if (input.kind === "slot") {
    const wanted = Date.parse(input.start);
    return chosen(slots.find(({ start }) => Date.parse(start) === wanted));
  }
  if (input.kind !== "text") return { kind: "none" };
  const text = input.text.trim();
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (number > 0) return chosen(slots[number - 1]);

  const local = slots.map((slot) => ({ slot, ...localClock(slot, place.timeZone) }));
  const moment = typedMoment(text, place.today);
  if (moment !== null) {
    return chosen(local.find(({ day, time }) => `${day}T${time}` === moment)?.slot);
  }
  const time = parseTime(text);
  if (time !== null) {
    const fits = local.filter((each) => each.time === time);
    return chosen(
      (fits.find(({ day }) => day === place.day) ?? (place.day === null ? fits[0] : undefined))?.slot,
    );
  }
  const day = parseDay(text, place.today);
  const times = local.filter((each) => each.day === day).map((each) => each.time);
  return day !== null && times.length > 0 ? { kind: "day", day, times } : { kind: "none" };
}

function chosen(slot: TimeSlot | undefined): SlotChoice {
  return slot ? { kind: "slot", slot } : { kind: "none" };
}

/** Day and time as clocks at the calendar's place show them. */
export function localClock(slot: TimeSlot, timeZone: string): { day: string; time: string } {
  const local = localMoment(slot.start, timeZone);
  return { day: local?.day ?? "", time: local?.time.slice(0, 5) ?? "" };
}
