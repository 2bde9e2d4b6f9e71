// Dates, numbers and durations through Intl, in the present language and the browser's time zone.
import { currentLanguage } from "./t.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Beyond a week a date says more than a distance. */
const RELATIVE_UNTIL_SECONDS = 7 * DAY;

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${currentLanguage()} ${name}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(currentLanguage(), options);
  formats.set(key, made);
  return made;
}

type Moment = string | number | Date;

export function formatDate(at: Moment): string {
  return dateFormat("date", { dateStyle: "medium" }).format(new Date(at));
}

/** Where the times are, such as "Europe/Berlin". */
export function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** With the weekday: "Tuesday, 5 May 2026". */
export function formatDay(at: Moment): string {
  return dateFormat("day", { dateStyle: "full" }).format(new Date(at));
}

export function formatTime(at: Moment): string {
  return dateFormat("time", { timeStyle: "short" }).format(new Date(at));
}

export function formatDateTime(at: Moment): string {
  return dateFormat("dateTime", { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
}

/** "3 minutes ago", "yesterday"; a plain date beyond a week. */
export function formatAgo(at: Moment, now: number = Date.now()): string {
  const seconds = Math.round((new Date(at).getTime() - now) / 1000);
  const size = Math.abs(seconds);
  if (size >= RELATIVE_UNTIL_SECONDS) return formatDate(at);
  const relative = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: "auto", style: "short" });
  if (size < MINUTE) return relative.format(0, "second");
  if (size < HOUR) return relative.format(Math.round(seconds / MINUTE), "minute");
  if (size < DAY) return relative.format(Math.round(seconds / HOUR), "hour");
  return relative.format(Math.round(seconds / DAY), "day");
}

/** Shortest useful form for dense lists: time today, weekday this week, else day and month. */
export function formatShort(at: Moment, now: number = Date.now()): string {
  const date = new Date(at);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return formatTime(date);
  if (now - date.getTime() < RELATIVE_UNTIL_SECONDS * 1000) {
    return dateFormat("weekday", { weekday: "short" }).format(date);
  }
  return dateFormat("dayMonth", { day: "numeric", month: "short" }).format(date);
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(currentLanguage()).format(value);
}

export function formatCompact(value: number): string {
  return new Intl.NumberFormat(currentLanguage(), { notation: "compact" }).format(value);
}
