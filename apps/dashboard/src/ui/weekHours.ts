// Open times of a week in the two shapes they are kept in: rows with clock times, or minutes by weekday.

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export interface Hours {
  day: number;
  /** `HH:mm` */
  from: string;
  to: string;
}

export type HoursShape = "rows" | "minutes";

/** Setting's shape, read from its default, which is always complete. */
export const shapeOf = (defaultValue: unknown): HoursShape =>
  Array.isArray(defaultValue) ? "rows" : "minutes";

export function readHours(value: unknown, shape: HoursShape): Hours[] {
  if (shape === "rows") {
    return asRecords(value).map((row) => ({
      day: typeof row["day"] === "number" ? row["day"] : 1,
      from: asText(row["from"]),
      to: asText(row["to"]),
    }));
  }
  const [days = {}] = asRecords([value]);
  return weekdays.flatMap((day) =>
    asRecords(days[String(day)]).map((span) => ({
      day,
      from: clockOf(span["from"]),
      to: clockOf(span["to"]),
    })),
  );
}

/** The setting's value again; days stay in the order of the week. */
export function writeHours(hours: readonly Hours[], shape: HoursShape): unknown {
  const ordered = hours.toSorted((one, other) => one.day - other.day);
  if (shape === "rows") return ordered;
  return Object.fromEntries(
    weekdays.flatMap((day) => {
      const spans = ordered.filter((row) => row.day === day);
      const minutes = spans.map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }));
      return spans.length === 0 ? [] : [[String(day), minutes] as const];
    }),
  );
}

const minutesPerHour = 60;
const minutesPerDay = 1_440;

function clockOf(minutes: unknown): string {
  if (typeof minutes !== "number") return "";
  const known = Math.max(0, Math.min(minutes, minutesPerDay));
  const hour = Math.floor(known / minutesPerHour);
  return `${String(hour).padStart(2, "0")}:${String(known % minutesPerHour).padStart(2, "0")}`;
}

/** `24:00` is midnight at the end of the day. */
function minutesOf(clock: string): number {
  const [hour = "0", minute = "0"] = clock.split(":");
  return Number(hour) * minutesPerHour + Number(minute) || 0;
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function asRecords(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
}
