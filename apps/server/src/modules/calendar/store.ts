// SQL of booked times.

import type { Queryable } from "../../platform/db/index.ts";

export interface BookingRow {
  id: string;
  calendarId: string;
  conversationId: string | null;
  title: string;
  startsAt: Date;
  endsAt: Date;
  cancelledAt: Date | null;
  createdAt: Date;
}

const columns = `id, calendar_id AS "calendarId", conversation_id AS "conversationId", title, starts_at AS "startsAt",
  ends_at AS "endsAt", cancelled_at AS "cancelledAt", created_at AS "createdAt"`;

export async function listOverlapping(
  db: Queryable,
  { workspaceId, calendarId }: { workspaceId: string; calendarId: string },
  from: Date,
  to: Date,
): Promise<BookingRow[]> {
  // No booking is longer than a day, so the start alone narrows the search.
  const sql = `SELECT ${columns} FROM bookings WHERE workspace_id = $1 AND calendar_id = $2 AND cancelled_at IS NULL
    AND starts_at < $4 AND starts_at > $3::timestamptz - interval '1 day' AND ends_at > $3`;
  return (await db.query<BookingRow>(sql, [workspaceId, calendarId, from, to])).rows;
}

/** Holds others off the same calendar until the transaction ends. */
export async function lockCalendar(db: Queryable, workspaceId: string, calendarId: string): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `calendar/${workspaceId}/${calendarId}`,
  ]);
}

export type NewBooking = Omit<BookingRow, "cancelledAt"> & { workspaceId: string };

/** A booking with who made it where; null where the conversation is gone. */
export interface MadeBookingRow extends BookingRow {
  contactId: string | null;
  contactName: string | null;
  contactEmail: string | null;
  contactPhoneDialCode: string | null;
  contactPhoneNumber: string | null;
  botId: string | null;
  botName: string | null;
}

const madeColumns = `b.id, b.calendar_id AS "calendarId", b.conversation_id AS "conversationId", b.title,
  b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.cancelled_at AS "cancelledAt", b.created_at AS "createdAt",
  p.id AS "contactId", p.name AS "contactName", p.email AS "contactEmail",
  p.phone_dial_code AS "contactPhoneDialCode", p.phone_number AS "contactPhoneNumber",
  t.id AS "botId", t.name AS "botName"`;
const made = `bookings b
  LEFT JOIN conversations c ON c.workspace_id = b.workspace_id AND c.id = b.conversation_id
  LEFT JOIN contacts p ON p.workspace_id = c.workspace_id AND p.id = c.contact_id
  LEFT JOIN bots t ON t.workspace_id = c.workspace_id AND t.id = c.bot_id`;

/** False when somebody has this time already. */
export async function insertBooking(db: Queryable, booking: NewBooking): Promise<boolean> {
  const sql = `INSERT INTO bookings (workspace_id, id, calendar_id, conversation_id, title, starts_at, ends_at, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`;
  const { workspaceId, id, calendarId, conversationId, title, startsAt, endsAt, createdAt } = booking;
  const values = [workspaceId, id, calendarId, conversationId, title, startsAt, endsAt, createdAt];
  return ((await db.query(sql, values)).rowCount ?? 0) > 0;
}

export interface BookingFilter {
  /** From `from` on, earliest first, or before it, latest first. */
  period: "upcoming" | "past";
  from: Date;
  /** The last booking of the page before, or null. */
  after: { startsAt: Date; id: string } | null;
  calendarId: string | null;
  botId: string | null;
  limit: number;
}

/** Cancelled ones included. */
export async function listBookings(
  db: Queryable,
  workspaceId: string,
  { period, from, after, calendarId, botId, limit }: BookingFilter,
): Promise<MadeBookingRow[]> {
  const [side, beyond, order] = period === "past" ? ["<", "<", "DESC"] : [">=", ">", "ASC"];
  const sql = `SELECT ${madeColumns} FROM ${made} WHERE b.workspace_id = $1 AND b.starts_at ${side} $2
      AND ($3::timestamptz IS NULL OR (b.starts_at, b.id) ${beyond} ($3, $4))
      AND ($5::text IS NULL OR b.calendar_id = $5) AND ($6::text IS NULL OR c.bot_id = $6)
    ORDER BY b.starts_at ${order}, b.id ${order} LIMIT $7`;
  const values = [workspaceId, from, after?.startsAt ?? null, after?.id ?? null, calendarId, botId, limit];
  return (await db.query<MadeBookingRow>(sql, values)).rows;
}

/** The booking as it is then; a repeat changes nothing. */
export async function cancelBooking(
  db: Queryable,
  workspaceId: string,
  id: string,
  now: Date,
): Promise<MadeBookingRow | undefined> {
  const sql = `UPDATE bookings SET cancelled_at = coalesce(cancelled_at, $3) WHERE workspace_id = $1 AND id = $2`;
  await db.query(sql, [workspaceId, id, now]);
  const found = `SELECT ${madeColumns} FROM ${made} WHERE b.workspace_id = $1 AND b.id = $2`;
  return (await db.query<MadeBookingRow>(found, [workspaceId, id])).rows[0];
}
