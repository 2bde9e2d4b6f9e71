// The calendar every workspace has. A lock per calendar keeps overlapping times apart, and a unique index the same time.

import type { Database } from "../../platform/db/index.ts";
import { newId } from "../../platform/ids.ts";
import type { CalendarProvider } from "./calendarProvider.ts";
import { insertBooking, listOverlapping, lockCalendar } from "./store.ts";

/** Characters kept of what the booking is called. */
const TITLE_LENGTH = 200;
const DAY_MS = 24 * 60 * 60 * 1_000;

export function createOwnCalendar(db: Database): CalendarProvider {
  return {
    async busy(place, from, to) {
      const rows = await listOverlapping(db, place, from, to);
      return rows.map(({ startsAt, endsAt }) => ({ start: startsAt, end: endsAt }));
    },
    async book(place, { slot, keepFree, title, conversationId, now }) {
      const [startsAt, endsAt] = [new Date(slot.start), new Date(slot.end)];
      const length = endsAt.getTime() - startsAt.getTime();
      if (!(length > 0 && length <= DAY_MS) || startsAt <= now) return false;
      return db.transaction(async (tx) => {
        await lockCalendar(tx, place.workspaceId, place.calendarId);
        const taken = await listOverlapping(tx, place, new Date(keepFree.start), new Date(keepFree.end));
        const isMine = taken.some(
          (booking) =>
            booking.conversationId === conversationId && booking.startsAt.getTime() === startsAt.getTime(),
        );
        if (isMine) return true;
        if (taken.length > 0) return false;
        return insertBooking(tx, {
          ...place,
          id: newId(),
          conversationId,
          title: title.slice(0, TITLE_LENGTH),
          startsAt,
          endsAt,
          createdAt: now,
        });
      });
    },
  };
}
