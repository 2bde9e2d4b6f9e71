// Free times of a calendar, and the booking of one.

import type { TimeSlot } from "@parley/contracts/messages";
import type { CalendarPlace, CalendarProvider } from "../../calendar/index.ts";
import type { CallExecutor, CallSite } from "../callExecutor.ts";

export function createFreeSlots(calendar: CalendarProvider): CallExecutor<"freeSlots"> {
  return async ({ calendarId, slots }, site) => {
    const times = slots.map(timesOf);
    if (times.length === 0) return { result: { kind: "freeSlots", slots: [] } };
    const from = new Date(Math.min(...times.map(({ start }) => start)));
    const to = new Date(Math.max(...times.map(({ end }) => end)));
    const busy = await calendar.busy(placeOf(calendarId, site), from, to);
    const isFree = (slot: TimeSlot) => {
      const { start, end } = timesOf(slot);
      return !busy.some((taken) => taken.start.getTime() < end && start < taken.end.getTime());
    };
    return { result: { kind: "freeSlots", slots: slots.filter(isFree) } };
  };
}

export function createBookSlot(calendar: CalendarProvider): CallExecutor<"bookSlot"> {
  return async ({ calendarId, slot, keepFree, title }, site) => {
    const { conversationId, now } = site;
    const request = { slot, keepFree, title, conversationId, now };
    const booked = await calendar.book(placeOf(calendarId, site), request);
    return { result: { kind: "bookSlot", booked } };
  };
}

/** A block without a named calendar has one of its own, which a copy of its bot or its flow does not share. */
function placeOf(calendarId: string, { workspaceId, botId, flowId, blockId }: CallSite): CalendarPlace {
  const isOwn = calendarId === blockId;
  return { workspaceId, calendarId: isOwn ? `${botId}/${flowId ?? ""}/${blockId}` : calendarId };
}

function timesOf({ start, end }: TimeSlot): { start: number; end: number } {
  return { start: Date.parse(start), end: Date.parse(end) };
}
