// Days as `YYYY-MM-DD`, and reading them from what people type. Only what can be read in one way is read: 4/5/2026 is
// April in one country and May in another.

const months = "january february march april may june july august september october november december".split(
  " ",
);
const weekdays = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
const millisecondsPerDay = 86_400_000;

/** Longest text that is looked at. */
const maximumLength = 60;

/** The day a text names, or null. `today` is the day it is read on. */
export function parseDay(typed: string, today: string): string | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, " ");
  if (text.length > maximumLength) return null;
  return relativeDay(text, today) ?? numericDay(text, today) ?? writtenDay(text, today);
}

/** `today`, `tomorrow`, `+30 days`, `in 2 weeks`, `friday` (the next one). */
export function relativeDay(text: string, today: string): string | null {
  const words: Record<string, number> = { today: 0, tomorrow: 1, yesterday: -1 };
  const days = Object.hasOwn(words, text) ? words[text] : undefined;
  if (days !== undefined) return addDays(today, days);
  const weekday = weekdays.indexOf(text.replace(/^(?:next|on) /, ""));
  if (weekday >= 0) return addDays(today, ((weekday + 1 - weekdayOf(today) + 6) % 7) + 1);
  const found = /^(?:today ?)?(in |\+ ?|- ?)(\d{1,4})(?: (day|week|month|year)s?)?$/.exec(text);
  if (!found) return null;
  const amount = Number(found[2]) * (found[1]?.startsWith("-") ? -1 : 1);
  switch (found[3]) {
    case "week":
      return addDays(today, amount * 7);
    case "month":
      return addMonths(today, amount);
    case "year":
      return addMonths(today, amount * 12);
    default:
      return found[1] === "in " && found[3] === undefined ? null : addDays(today, amount);
  }
}

/** Year first, points (day first), or a slash when one number cannot be a month. */
function numericDay(text: string, today: string): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const pointed = /^(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4}))?$/.exec(text);
  if (pointed) return dayOfYear(Number(pointed[1]), Number(pointed[2]), pointed[3], today);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (!slashed) return null;
  const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
  if (first > 12 || first === second) return realDay(year, second, first);
  return second > 12 ? realDay(year, first, second) : null;
}

/** `4 May 2026`, `May 4th, 2026`, `4. May`; without a year the next one. */
function writtenDay(text: string, today: string): string | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-z]{3,9})\.?(?:,? (\d{4}))?$/.exec(text);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/.exec(text);
  const [name = "", day = "", year] = dayFirst
    ? [dayFirst[2], dayFirst[1], dayFirst[3]]
    : (monthFirst?.slice(1) ?? []);
  const month = months.findIndex(
    (each) => each === name || each.slice(0, 3) === name || (name === "sept" && each === "september"),
  );
  return month < 0 ? null : dayOfYear(Number(day), month + 1, year, today);
}

function dayOfYear(day: number, month: number, year: string | undefined, today: string): string | null {
  if (year !== undefined) return realDay(Number(year), month, day);
  const thisYear = Number(today.slice(0, 4));
  const next = realDay(thisYear, month, day);
  return next !== null && next >= today ? next : realDay(thisYear + 1, month, day);
}

/** Null for the 30th of February and its like. */
function realDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

export function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return found !== null && realDay(Number(found[1]), Number(found[2]), Number(found[3])) !== null;
}

export function addDays(day: string, amount: number): string {
  return dayOf(Date.parse(`${day}T00:00:00Z`) + amount * millisecondsPerDay);
}

/** The 31st becomes the last day of a shorter month. */
function addMonths(day: string, amount: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + amount);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return dayOf(date.getTime());
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Years of four digits only, so that days compare as texts. */
function dayOf(milliseconds: number): string {
  const bounded = Math.min(Math.max(milliseconds, -62_135_596_800_000), 253_402_300_799_999);
  return new Date(bounded).toISOString().slice(0, 10);
}
