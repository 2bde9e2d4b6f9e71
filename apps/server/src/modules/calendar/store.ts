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

/** False when somebody has this time already. */
export async function insertBooking(db: Queryable, booking: NewBooking): Promise<boolean> {
  const sql = `INSERT INTO bookings (workspace_id, id, calendar_id, conversation_id, title, starts_at, ends_at, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`;
  const { workspaceId, id, calendarId, conversationId, title, startsAt, endsAt, createdAt } = booking;
  const values = [workspaceId, id, calendarId, conversationId, title, startsAt, endsAt, createdAt];
  return ((await db.query(sql, values)).rowCount ?? 0) > 0;
}

export interface BookingFilter {
  from: Date;
  /** The last booking of the page before, or null. */
  after: { startsAt: Date; id: string } | null;
  calendarId: string | null;
  limit: number;
}

/** Earliest first, cancelled ones included. */
export async function listBookings(
  db: Queryable,
  workspaceId: string,
  { from, after, calendarId, limit }: BookingFilter,
): Promise<BookingRow[]> {
  const sql = `SELECT ${columns} FROM bookings WHERE workspace_id = $1 AND starts_at >= $2
      AND ($3::timestamptz IS NULL OR (starts_at, id) > ($3, $4)) AND ($5::text IS NULL OR calendar_id = $5)
    ORDER BY starts_at, id LIMIT $6`;
  const values = [workspaceId, from, after?.startsAt ?? null, after?.id ?? null, calendarId, limit];
  return (await db.query<BookingRow>(sql, values)).rows;
}

/** The booking as it is then; a repeat changes nothing. */
export async function cancelBooking(
  db: Queryable,
  workspaceId: string,
  id: string,
  now: Date,
): Promise<BookingRow | undefined> {
  const sql = `UPDATE bookings SET cancelled_at = coalesce(cancelled_at, $3) WHERE workspace_id = $1 AND id = $2
    RETURNING ${columns}`;
  return (await db.query<BookingRow>(sql, [workspaceId, id, now])).rows[0];
}
