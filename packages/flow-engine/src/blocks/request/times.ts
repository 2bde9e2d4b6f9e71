// Times of day as `HH:mm`, and reading them from what people type.

const clockPattern = /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})? ?(am|pm|a\.m\.|p\.m\.|h|uhr|o'clock)?$/;
const timeAtEnd =
  /^(.+?)(?: at |, ?| ?t(?=\d{2}:)| )(\d{1,2}(?:[:.h]\d{2})?(?::\d{2})? ?(?:am|pm|a\.m\.|p\.m\.|h|uhr|o'clock)?|noon|midnight)$/;

/** `15:30`, `3:30 pm`, `3pm`, `15h30`, `noon`; a bare number is no time. */
export function parseTime(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  if (text === "noon") return "12:00";
  if (text === "midnight") return "00:00";
  const found = text.length <= 16 ? clockPattern.exec(text) : null;
  if (!found) return null;
  const [, hours = "", minutes, half] = found;
  if (minutes === undefined && half === undefined) return null;
  const hour = hourOf(Number(hours), half?.replaceAll(".", ""));
  if (hour === null || Number(minutes ?? 0) > 59) return null;
  return `${String(hour).padStart(2, "0")}:${minutes ?? "00"}`;
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === "am" || half === "pm") {
    if (hour < 1 || hour > 12) return null;
    return (hour % 12) + (half === "pm" ? 12 : 0);
  }
  return hour <= 23 ? hour : null;
}

/** `4 May 2026 at 3pm` as its two parts, or null when no time is at the end. */
export function splitTime(typed: string): { day: string; time: string } | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, " ");
  const found = text.length <= 80 ? timeAtEnd.exec(text) : null;
  const time = found ? parseTime(found[2] ?? "") : null;
  return time === null ? null : { day: found?.[1] ?? "", time };
}

export function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}
