// Times that visitors booked.

import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { id, timestamp } from "../ids.ts";
import { inWorkspace, page, pageQuery, workspacePath } from "./common.ts";

export const booking = z.object({
  id,
  /** The calendar named in the appointment block. */
  calendarId: z.string(),
  /** Null when the conversation is gone. */
  conversationId: id.nullable(),
  title: z.string(),
  start: timestamp,
  end: timestamp,
  cancelledAt: timestamp.nullable(),
  createdAt: timestamp,
});
export type Booking = z.infer<typeof booking>;

export const calendarEndpoints = {
  listBookings: endpoint({
    method: "GET",
    path: `${workspacePath}/bookings`,
    summary: "Booked times, earliest first; from now on unless `from` names another moment.",
    audience: { section: "inbox", level: "read" },
    params: inWorkspace,
    query: pageQuery.extend({ from: timestamp.optional(), calendarId: z.string().max(100).optional() }),
    response: page(booking),
  }),
  cancelBooking: endpoint({
    method: "POST",
    path: `${workspacePath}/bookings/:bookingId/cancel`,
    summary: "Free a booked time; a repeat changes nothing.",
    audience: { section: "inbox", level: "write" },
    params: inWorkspace.extend({ bookingId: id }),
    response: booking,
  }),
};
