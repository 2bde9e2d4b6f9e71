// SQL of how a connection is doing: what waits, what was given up, which chats are open.

import type { Queryable } from "../../../platform/db/index.ts";
import type { ConnectionKey } from "./connectionWrites.ts";

export interface ConnectionCounts {
  queuedIn: number;
  deadIn: number;
  queuedOut: number;
  failedOut: number;
}

export async function countConnectionWork(
  db: Queryable,
  { workspaceId, id }: ConnectionKey,
): Promise<ConnectionCounts> {
  const sql = `SELECT
      (SELECT count(*) FROM channel_events WHERE workspace_id = $1 AND connection_id = $2 AND status = 'queued')::integer AS "queuedIn",
      (SELECT count(*) FROM channel_events WHERE workspace_id = $1 AND connection_id = $2 AND status = 'dead')::integer AS "deadIn",
      (SELECT count(*) FROM channel_sends WHERE workspace_id = $1 AND connection_id = $2 AND status IN ('queued', 'sending'))::integer
        AS "queuedOut",
      (SELECT count(*) FROM channel_sends WHERE workspace_id = $1 AND connection_id = $2 AND status = 'failed')::integer AS "failedOut"`;
  const { rows } = await db.query<ConnectionCounts>(sql, [workspaceId, id]);
  return rows[0] ?? { queuedIn: 0, deadIn: 0, queuedOut: 0, failedOut: 0 };
}

export interface DeadEventRow {
  id: string;
  kind: string;
  error: string | null;
  attempts: number;
  receivedAt: Date;
  raw: unknown;
}

/** Newest first. */
export async function listDeadEvents(
  db: Queryable,
  { workspaceId, id }: ConnectionKey,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<DeadEventRow[]> {
  const sql = `SELECT id, kind, error, attempts, received_at AS "receivedAt", raw FROM channel_events
    WHERE workspace_id = $1 AND connection_id = $2 AND status = 'dead' AND ($3::text IS NULL OR id < $3)
    ORDER BY id DESC LIMIT $4`;
  return (await db.query<DeadEventRow>(sql, [workspaceId, id, before ?? null, limit])).rows;
}

/** Puts a given-up event back; answers its lane, or undefined when there is no such event. */
export async function requeueEvent(
  db: Queryable,
  { workspaceId, id }: ConnectionKey,
  eventId: string,
  now: Date,
): Promise<string | undefined> {
  const sql = `UPDATE channel_events SET status = 'queued', attempts = 0, error = NULL, run_at = $4
    WHERE workspace_id = $1 AND connection_id = $2 AND id = $3 AND status = 'dead' RETURNING lane`;
  return (await db.query<{ lane: string }>(sql, [workspaceId, id, eventId, now])).rows[0]?.lane;
}

/** How many people may be written to freely now. */
export async function countOpenWindows(
  db: Queryable,
  { workspaceId, id }: ConnectionKey,
  now: Date,
): Promise<number> {
  const sql = `SELECT count(*)::integer AS count FROM conversations
    WHERE workspace_id = $1 AND connection_id = $2 AND window_until > $3`;
  return (await db.query<{ count: number }>(sql, [workspaceId, id, now])).rows[0]?.count ?? 0;
}

/** Whether the bot that answers has a published flow. */
export async function isBotPublished(db: Queryable, workspaceId: string, botId: string): Promise<boolean> {
  const sql = `SELECT FROM bots b JOIN flows f ON f.workspace_id = b.workspace_id AND f.id = b.default_flow_id
    WHERE b.workspace_id = $1 AND b.id = $2 AND b.deleted_at IS NULL AND f.published_version_id IS NOT NULL`;
  return (await db.query(sql, [workspaceId, botId])).rows.length > 0;
}
