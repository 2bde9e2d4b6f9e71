// Free times of a calendar, and the booking of one.

import type { TimeSlot } from "@parley/contracts/messages";
import type { CalendarProvider } from "../../calendar/index.ts";
import type { CallExecutor } from "../callExecutor.ts";

export function createFreeSlots(calendar: CalendarProvider): CallExecutor<"freeSlots"> {
  return async ({ calendarId, slots }, { workspaceId }) => {
    const times = slots.map(timesOf);
    if (times.length === 0) return { result: { kind: "freeSlots", slots: [] } };
    const from = new Date(Math.min(...times.map(({ start }) => start)));
    const to = new Date(Math.max(...times.map(({ end }) => end)));
    const busy = await calendar.busy({ workspaceId, calendarId }, from, to);
    const isFree = (slot: TimeSlot) => {
      const { start, end } = timesOf(slot);
      return !busy.some((taken) => taken.start.getTime() < end && start < taken.end.getTime());
    };
    return { result: { kind: "freeSlots", slots: slots.filter(isFree) } };
  };
}

export function createBookSlot(calendar: CalendarProvider): CallExecutor<"bookSlot"> {
  return async ({ calendarId, slot, title }, { workspaceId, conversationId, now }) => {
    const booked = await calendar.book({ workspaceId, calendarId }, { slot, title, conversationId, now });
    return { result: { kind: "bookSlot", booked } };
  };
}

function timesOf({ start, end }: TimeSlot): { start: number; end: number } {
  return { start: Date.parse(start), end: Date.parse(end) };
}
