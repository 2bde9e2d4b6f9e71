// SQL of what providers tell: stored before anything is done with it.

import type { InboundEvent } from "@parley/channels";
import type { Queryable } from "../../../platform/db/index.ts";
import { pushLanes } from "./lanes.ts";

export interface NewEvent {
  workspaceId: string;
  connectionId: string;
  id: string;
  lane: string;
  event: InboundEvent;
  raw: unknown;
}

/** One statement: the events nobody has told before, their lanes, and the sign of life of their accounts. */
const insertSql = `WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g("workspaceId" text, "connectionId" text, id text, lane text, event jsonb, raw jsonb)
  ), stored AS (
    INSERT INTO channel_events (workspace_id, id, connection_id, key, lane, kind, event, raw, run_at, received_at)
    SELECT "workspaceId", id, "connectionId", left(event->>'key', 500), lane, event->>'kind', event, raw, $2, $2 FROM given
    ON CONFLICT (connection_id, key) DO NOTHING RETURNING lane, connection_id, kind
  ), alive AS (
    UPDATE connections cn SET last_inbound_at = CASE WHEN said.said THEN $2 ELSE cn.last_inbound_at END,
      last_status_at = CASE WHEN said.told THEN $2 ELSE cn.last_status_at END
    FROM (SELECT connection_id, bool_or(kind = 'message') AS said, bool_or(kind IN ('status', 'watermark')) AS told
      FROM stored GROUP BY connection_id) said
    WHERE cn.id = said.connection_id AND (
      (said.said AND coalesce(cn.last_inbound_at, '-infinity') < $2::timestamptz - interval '5 seconds')
      OR (said.told AND coalesce(cn.last_status_at, '-infinity') < $2::timestamptz - interval '5 seconds'))
  ), pushed AS (
    ${pushLanes("in", "(SELECT lane, $2::timestamptz AS due_at FROM stored) AS due")}
  )
  SELECT count(*)::integer AS count FROM stored`;

/** Answers how many were new. */
export async function insertEvents(db: Queryable, events: readonly NewEvent[], now: Date): Promise<number> {
  if (events.length === 0) return 0;
  const { rows } = await db.query<{ count: number }>(insertSql, [JSON.stringify(events), now]);
  return rows[0]?.count ?? 0;
}

export interface EventRow {
  workspaceId: string;
  id: string;
  connectionId: string;
  event: InboundEvent;
  raw: unknown;
  attempts: number;
  runAt: Date;
  receivedAt: Date;
}

const eventColumns = `workspace_id AS "workspaceId", id, connection_id AS "connectionId", event, raw, attempts, run_at AS "runAt",
  received_at AS "receivedAt"`;

/** The next of a lane, in the order they came. */
export async function listQueuedEvents(db: Queryable, lane: string, limit: number): Promise<EventRow[]> {
  const sql = `SELECT ${eventColumns} FROM channel_events WHERE lane = $1 AND status = 'queued' ORDER BY id LIMIT $2`;
  return (await db.query<EventRow>(sql, [lane, limit])).rows;
}

type EventKey = Pick<EventRow, "workspaceId" | "id">;

export async function finishEvents(db: Queryable, events: readonly EventKey[]): Promise<void> {
  const [first] = events;
  if (!first) return;
  const sql =
    "UPDATE channel_events SET status = 'done', error = NULL WHERE workspace_id = $1 AND id = ANY($2::text[])";
  await db.query(sql, [first.workspaceId, events.map(({ id }) => id)]);
}

/** Comes again then, with what went wrong. */
export async function postponeEvent(
  db: Queryable,
  { workspaceId, id }: EventKey,
  runAt: Date,
  error: string,
): Promise<void> {
  const sql = `UPDATE channel_events SET attempts = attempts + 1, run_at = $3, error = $4 WHERE workspace_id = $1 AND id = $2`;
  await db.query(sql, [workspaceId, id, runAt, error]);
}

/** Given up: the others of its lane go on, and people see it with its reason. */
export async function buryEvent(db: Queryable, { workspaceId, id }: EventKey, error: string): Promise<void> {
  const sql = `UPDATE channel_events SET status = 'dead', attempts = attempts + 1, error = $3 WHERE workspace_id = $1 AND id = $2`;
  await db.query(sql, [workspaceId, id, error]);
}

/** Worked-off events are kept for as long as a provider may tell them again. */
export async function deleteOldEvents(db: Queryable, before: Date): Promise<void> {
  await db.query("DELETE FROM channel_events WHERE status <> 'queued' AND received_at < $1", [before]);
}
