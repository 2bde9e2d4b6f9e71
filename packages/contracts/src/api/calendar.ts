// Times that visitors booked.

import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { id, timestamp } from "../ids.ts";
import { inWorkspace, page, pageQuery, workspacePath } from "./common.ts";
import { contact } from "./contacts.ts";

export const booking = z.object({
  id,
  /** The calendar named in the appointment block. */
  calendarId: z.string(),
  /** Null when the conversation is gone. */
  conversationId: id.nullable(),
  /** Who booked, and in which bot; null when the conversation is gone. */
  contact: contact.pick({ id: true, name: true, email: true, phone: true }).nullable(),
  bot: z.object({ id, name: z.string() }).nullable(),
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
    summary:
      "Booked times that begin from now on, earliest first, or those that began before, latest first. `from` names another moment than now.",
    audience: { section: "inbox", level: "read" },
    params: inWorkspace,
    query: pageQuery.extend({
      period: z.enum(["upcoming", "past"]).default("upcoming"),
      from: timestamp.optional(),
      calendarId: z.string().max(100).optional(),
      botId: id.optional(),
    }),
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
