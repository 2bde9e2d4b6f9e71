// Endpoints of booked times.

import { api } from "@parley/contracts/api";
import type { Booking } from "@parley/contracts/api/calendar";
import { AppError } from "@parley/contracts/errors";
import type { Clock } from "../../platform/clock.ts";
import { memberRoute, type HttpContext } from "../../platform/http/index.ts";
import { cancelBooking, listBookings, type MadeBookingRow } from "./store.ts";

export function registerCalendarRoutes(http: HttpContext, { clock }: { clock: Clock }): void {
  memberRoute(http, api.listBookings, async ({ actor, tx, query }) => {
    const { limit, period, calendarId = null, botId = null } = query;
    const from = query.from === undefined ? clock.now() : new Date(query.from);
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor);
    const rows = await listBookings(tx, actor.workspaceId, {
      period,
      from,
      after,
      calendarId,
      botId,
      limit: limit + 1,
    });
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(present),
      nextCursor: rows.length > limit && last ? `${last.startsAt.getTime()}-${last.id}` : null,
    };
  });

  memberRoute(http, api.cancelBooking, async ({ actor, tx, params }) => {
    const booking = await cancelBooking(tx, actor.workspaceId, params.bookingId, clock.now());
    if (!booking) throw new AppError("not_found");
    return present(booking);
  });
}

function decodeCursor(cursor: string): { startsAt: Date; id: string } {
  const [, time, id] = /^(-?\d{1,15})-([0-9a-f]{24})$/.exec(cursor) ?? [];
  if (time === undefined || id === undefined)
    throw new AppError("validation_failed", {}, [{ path: "cursor", message: "This is no position." }]);
  return { startsAt: new Date(Number(time)), id };
}

function present(row: MadeBookingRow): Booking {
  return {
    id: row.id,
    calendarId: row.calendarId,
    conversationId: row.conversationId,
    contact:
      row.contactId === null
        ? null
        : {
            id: row.contactId,
            name: row.contactName,
            email: row.contactEmail,
            phone:
              row.contactPhoneNumber === null
                ? null
                : { dialCode: row.contactPhoneDialCode ?? "", number: row.contactPhoneNumber },
          },
    bot: row.botId === null ? null : { id: row.botId, name: row.botName ?? "" },
    title: row.title,
    start: row.startsAt.toISOString(),
    end: row.endsAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
