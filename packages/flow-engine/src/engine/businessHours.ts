// Whether a moment lies in open hours. A range that ends before it begins goes over midnight.

import type { BusinessHours } from "../types.ts";
import { localMoment } from "./localTime.ts";

const minutesPerDay = 24 * 60;

/** Example: `isOpen({ days: { "1": [{ from: 540, to: 1020 }] }, holidays: [] }, "2026-03-02T09:30:00Z", "UTC")`. */
export function isOpen(hours: BusinessHours, now: string, timeZone: string): boolean {
  const local = localMoment(now, timeZone);
  if (!local) return false;
  const yesterday = dayBefore(local.day);
  return (
    isWithin(hours, local.day, local.weekday, local.minuteOfDay) ||
    isWithin(hours, yesterday, ((local.weekday + 5) % 7) + 1, local.minuteOfDay + minutesPerDay)
  );
}

function isWithin(hours: BusinessHours, day: string, weekday: number, minute: number): boolean {
  if (hours.holidays.includes(day)) return false;
  const ranges = hours.days[String(weekday)] ?? [];
  return ranges.some(({ from, to }) => minute >= from && minute < (to > from ? to : to + minutesPerDay));
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - minutesPerDay * 60_000).toISOString().slice(0, 10);
}
