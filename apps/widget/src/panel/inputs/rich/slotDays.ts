// Free times by the day they fall on where the visitor is.

import type { TimeSlot } from "@parley/contracts/messages";

export interface SlotDay {
  /** `YYYY-MM-DD` in the given zone. */
  day: string;
  slots: TimeSlot[];
}

/** Days in order, times in order; what has begun is left out. */
export function slotDays(slots: readonly TimeSlot[], timeZone: string, now: number): SlotDay[] {
  // Swedish writes dates the way ISO 8601 does.
  const dayIn = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  const days = new Map<string, TimeSlot[]>();
  const coming = slots.filter(({ start }) => Date.parse(start) > now);
  for (const slot of coming.toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start))) {
    const day = dayIn.format(new Date(slot.start));
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return [...days].map(([day, times]) => ({ day, slots: times }));
}
