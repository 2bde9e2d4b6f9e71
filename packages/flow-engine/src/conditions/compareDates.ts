// Days and moments compared on the bot's clock: `2026-03-02` is a day there, `2026-03-02T14:30` a moment there, and a
// moment with `Z` or an offset is the same everywhere. When one side is a day only, days are compared.

import { localMoment } from "../engine/localTime.ts";

interface WallTime {
  day: string;
  /** Null for a day without a time. */
  time: string | null;
}

const wall = /^(\d{4}-\d{2}-\d{2})(?:[t ](\d{2}:\d{2})(:\d{2})?(?:\.\d{1,9})?(z|[+-]\d{2}:?\d{2})?)?$/i;

/** -1 when the first is earlier, 1 when it is later, null when one of them is no date. */
export function compareDates(first: string, second: string, timeZone: string): -1 | 0 | 1 | null {
  const [a, b] = [wallTime(first, timeZone), wallTime(second, timeZone)];
  if (!a || !b) return null;
  const isByTime = a.time !== null && b.time !== null;
  const [left, right] = isByTime ? [`${a.day}T${a.time}`, `${b.day}T${b.time}`] : [a.day, b.day];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function isSameDay(first: string, second: string, timeZone: string): boolean {
  const [a, b] = [wallTime(first, timeZone), wallTime(second, timeZone)];
  return a !== null && b !== null && a.day === b.day;
}

export function isDate(text: string): boolean {
  return wallTime(text, "UTC") !== null;
}

function wallTime(text: string, timeZone: string): WallTime | null {
  const found = wall.exec(text.trim());
  const [whole, day = "", minutes, seconds = ":00", zone] = found ?? [];
  if (whole === undefined || !exists(day, minutes ?? "00:00")) return null;
  if (zone === undefined) return { day, time: minutes === undefined ? null : `${minutes}${seconds}` };
  const moment = localMoment(whole.toUpperCase().replace(" ", "T"), timeZone);
  return moment && { day: moment.day, time: moment.time };
}

/** The 31st of February is read as a day of March by `Date`, but it is none. */
function exists(day: string, minutes: string): boolean {
  const date = new Date(`${day}T${minutes}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
