// Whether a moment lies in a bot's business hours, told by the clock of the bot's time zone.

import type { BotSettings } from "@parley/contracts/botSettings";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Without hours somebody is always there. */
export function isOpen({ businessHours, timeZone }: BotSettings["general"], now: Date): boolean {
  if (!businessHours) return true;
  const { day, date, minute } = localTime(now, timeZone);
  if (businessHours.holidays.includes(date)) return false;
  return (businessHours.days[day] ?? []).some(({ from, to }) => from <= minute && minute < to);
}

function localTime(now: Date, timeZone: string): { day: string; date: string; minute: number } {
  const options = {
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  } as const;
  const format = formatIn(timeZone, options);
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return {
    day: String(weekdays.indexOf(parts["weekday"] ?? "") + 1),
    date: `${parts["year"]}-${parts["month"]}-${parts["day"]}`,
    minute: Number(parts["hour"]) * 60 + Number(parts["minute"]),
  };
}

/** A zone nobody knows counts as UTC, so that a wrong setting stops no chat. */
function formatIn(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
  }
}
