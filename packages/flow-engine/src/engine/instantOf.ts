// From a wall clock to a moment: the other way round from `localMoment`.

import { localMoment } from "./localTime.ts";

const minute = 60_000;

/** The moment clocks there show this day and minute, or null when they skip it (summer time begins). */
export function instantOf(day: string, minuteOfDay: number, timeZone: string): number | null {
  const wall = Date.parse(`${day}T00:00:00Z`) + minuteOfDay * minute;
  if (Number.isNaN(wall)) return null;
  // The offset near the moment, then once more with the offset at the moment itself.
  const first = wall - offsetAt(wall, timeZone);
  const moment = wall - offsetAt(first, timeZone);
  return moment + offsetAt(moment, timeZone) === wall ? moment : null;
}

/** Milliseconds clocks there are ahead of UTC. */
function offsetAt(moment: number, timeZone: string): number {
  const local = localMoment(new Date(moment).toISOString(), timeZone);
  if (!local) return 0;
  const wall = Date.parse(`${local.day}T${local.time}Z`);
  return wall - Math.floor(moment / 1_000) * 1_000;
}
