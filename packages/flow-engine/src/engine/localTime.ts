// Wall-clock time in the bot's time zone.

export interface LocalMoment {
  /** `YYYY-MM-DD`. */
  day: string;
  /** `HH:mm:ss`. */
  time: string;
  /** 1 Monday … 7 Sunday. */
  weekday: number;
  minuteOfDay: number;
}

/** Making a formatter is slow; there are only some hundred time zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The moment as clocks show it there, or null for a text that is no moment. An unknown zone counts as UTC. */
export function localMoment(moment: string, timeZone: string): LocalMoment | null {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return null;
  const parts = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const { year = "", month = "", day = "", hour = "", minute = "", second = "" } = parts;
  const local = `${year.padStart(4, "0")}-${month}-${day}`;
  const weekday = new Date(`${local}T00:00:00Z`).getUTCDay();
  return {
    day: local,
    time: `${hour}:${minute}:${second}`,
    weekday: weekday === 0 ? 7 : weekday,
    minuteOfDay: Number(hour) * 60 + Number(minute),
  };
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = makeFormatter(timeZone) ?? makeFormatter("UTC") ?? new Intl.DateTimeFormat("en");
  formatters.set(timeZone, made);
  return made;
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-GB", {
      timeZone,
      calendar: "iso8601",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  } catch {
    return null;
  }
}
