// Days and times without a zone, as answers hold them: `2026-05-04`, `2026-05-04 15:30`. They mean the clock of a place,
// never that of the machine the engine happens to run on.

import { instantOf } from "../engine/instantOf.ts";

const wallPattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** The moment a wall clock in `timeZone` shows so, as ISO text; every other text unchanged. */
export function momentText(text: string, timeZone: string): string {
  const found = wallPattern.exec(text.trim());
  if (!found) return text;
  const [, day = "", hours = "0", minutes = "0", seconds = "0"] = found;
  const minute = Number(hours) * 60 + Number(minutes);
  // Clocks skip an hour when summer time begins; what they would have shown then is an hour later.
  const moment = instantOf(day, minute, timeZone) ?? instantOf(day, minute + 60, timeZone);
  return moment === null ? text : new Date(moment + Number(seconds) * 1_000).toISOString();
}
