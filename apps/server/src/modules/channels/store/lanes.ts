// SQL of lanes: which conversation has work, and who works on it. A lane is locked for a while, not for ever: whoever is
// killed loses it.

import type { Queryable } from "../../../platform/db/index.ts";

export type LaneKind = "in" | "out";

export interface ClaimedLane {
  lane: string;
  pushes: number;
}

/** Part of a statement: says that the lanes named by `source` (columns lane, due_at) have work. */
export function pushLanes(kind: LaneKind, source: string): string {
  return `INSERT INTO channel_lanes (kind, lane, due_at) SELECT '${kind}', lane, min(due_at) FROM ${source} GROUP BY lane
    ON CONFLICT (kind, lane) DO UPDATE SET due_at = least(channel_lanes.due_at, EXCLUDED.due_at), pushes = channel_lanes.pushes + 1`;
}

export async function pushLane(db: Queryable, kind: LaneKind, lane: string, dueAt: Date): Promise<void> {
  const sql = pushLanes(kind, "(SELECT $1::text AS lane, $2::timestamptz AS due_at) AS pushed");
  await db.query(sql, [lane, dueAt]);
}

/** Lanes with work that nobody works on, the longest waiting first. */
export async function claimLanes(
  db: Queryable,
  {
    kind,
    owner,
    now,
    until,
    limit,
  }: { kind: LaneKind; owner: string; now: Date; until: Date; limit: number },
): Promise<ClaimedLane[]> {
  const sql = `UPDATE channel_lanes l SET locked_by = $2, locked_until = $4
    FROM (SELECT kind, lane FROM channel_lanes WHERE kind = $1 AND due_at <= $3 AND (locked_until IS NULL OR locked_until <= $3)
      ORDER BY due_at LIMIT $5 FOR UPDATE SKIP LOCKED) free
    WHERE l.kind = free.kind AND l.lane = free.lane RETURNING l.lane, l.pushes`;
  return (await db.query<ClaimedLane>(sql, [kind, owner, now, until, limit])).rows;
}

/** The owner is alive and still at work. */
export async function keepLanes(
  db: Queryable,
  { kind, owner, lanes, until }: { kind: LaneKind; owner: string; lanes: readonly string[]; until: Date },
): Promise<void> {
  const sql = `UPDATE channel_lanes SET locked_until = $4 WHERE kind = $1 AND locked_by = $2 AND lane = ANY($3::text[])`;
  await db.query(sql, [kind, owner, lanes, until]);
}

/** Done with a lane: it goes when nothing was added meanwhile, or comes again at `dueAt`. */
export async function releaseLane(
  db: Queryable,
  {
    kind,
    owner,
    lane,
    pushes,
    dueAt,
  }: ClaimedLane & { kind: LaneKind; owner: string; dueAt: Date | undefined },
): Promise<void> {
  const values = [kind, owner, lane, pushes];
  const mine = "WHERE kind = $1 AND locked_by = $2 AND lane = $3";
  if (dueAt === undefined) {
    const { rowCount } = await db.query(`DELETE FROM channel_lanes ${mine} AND pushes = $4`, values);
    if (rowCount === 1) return;
  }
  // Something was added while it was worked on: it stays due then, and at once where that moment has passed.
  const sql = `UPDATE channel_lanes SET locked_by = NULL, locked_until = NULL,
    due_at = CASE WHEN pushes = $4 THEN coalesce($5::timestamptz, due_at) ELSE due_at END ${mine}`;
  await db.query(sql, [...values, dueAt ?? null]);
}

/** The embedded database serves one process: what is locked when it starts belongs to one that is gone. */
export async function unlockLanes(db: Queryable, kind: LaneKind): Promise<void> {
  const sql =
    "UPDATE channel_lanes SET locked_by = NULL, locked_until = NULL WHERE kind = $1 AND locked_by IS NOT NULL";
  await db.query(sql, [kind]);
}

/** Lanes of an account with something to send are looked at now. */
export async function dueNow(
  db: Queryable,
  { workspaceId, id }: { workspaceId: string; id: string },
  now: Date,
): Promise<void> {
  const waiting = `(SELECT DISTINCT lane, $3::timestamptz AS due_at FROM channel_sends
    WHERE workspace_id = $1 AND connection_id = $2 AND status IN ('queued', 'sending')) AS waiting`;
  await db.query(pushLanes("out", waiting), [workspaceId, id, now]);
}
