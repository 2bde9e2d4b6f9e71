// SQL over the queue's own tables, for what its library does not answer: the dead with their reason, figures per lane,
// work whose process is gone, and keys that a final failure would block.

import type { Queryable } from "../db/index.ts";
import { lanes, type Lane } from "./defineTask.ts";
import { deadQueue, orderedQueueOf, queuesOf } from "./queues.ts";

export interface JobData {
  task: string;
  payload: unknown;
  key?: string;
}

export interface DeadJob {
  id: string;
  data: JobData;
  failedAt: Date;
  retries: number;
  output: unknown;
}

const deadColumns = `id, data, created_on AS "failedAt", coalesce(source_retry_count, 0) AS retries, source_output AS output`;
const isDead = `FROM tasks.job WHERE name = '${deadQueue}' AND state < 'active'`;

/** Newest first. */
export async function listDeadJobs(db: Queryable, limit: number): Promise<DeadJob[]> {
  const sql = `SELECT ${deadColumns} ${isDead} ORDER BY created_on DESC, id LIMIT $1`;
  return (await db.query<DeadJob>(sql, [limit])).rows;
}

/** Locks it for the transaction, so that two people who try it again at once try it once. */
export async function lockDeadJob(db: Queryable, id: string): Promise<DeadJob | undefined> {
  const sql = `SELECT ${deadColumns} ${isDead} AND id::text = $1 FOR UPDATE`;
  return (await db.query<DeadJob>(sql, [id])).rows[0];
}

export interface LaneState {
  lane: Lane;
  /** Due now or tried again later; work delayed to a later moment is not waiting. */
  waiting: number;
  active: number;
  dead: number;
  oldestWaitingSeconds: number;
}

export async function readLaneStates(db: Queryable): Promise<LaneState[]> {
  const sql = `SELECT CASE WHEN name = '${deadQueue}' THEN source_name ELSE name END AS queue, name = '${deadQueue}' AS "isDead",
      count(*) FILTER (WHERE state < 'active' AND start_after <= now()) AS waiting,
      count(*) FILTER (WHERE state = 'active') AS active,
      coalesce(extract(epoch FROM now() - min(start_after) FILTER (WHERE state < 'active' AND start_after <= now())), 0)::float8
        AS "oldestWaitingSeconds"
    FROM tasks.job WHERE state < 'completed' GROUP BY 1, 2`;
  interface Row {
    queue: string | null;
    isDead: boolean;
    waiting: number;
    active: number;
    oldestWaitingSeconds: number;
  }
  const { rows } = await db.query<Row>(sql);
  return lanes.map((lane) => {
    const own = rows.filter(({ queue }) => queuesOf(lane).some((name) => name === queue));
    const alive = own.filter(({ isDead: dead }) => !dead);
    return {
      lane,
      waiting: sum(alive, "waiting"),
      active: sum(alive, "active"),
      dead: sum(
        own.filter(({ isDead: dead }) => dead),
        "waiting",
      ),
      oldestWaitingSeconds: Math.max(0, ...alive.map((row) => row.oldestWaitingSeconds)),
    };
  });
}

function sum<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}

/** Work that counts as being performed, by queue. */
export async function listActiveJobs(db: Queryable): Promise<{ queue: string; ids: string[] }[]> {
  const sql = `SELECT name AS queue, array_agg(id::text) AS ids FROM tasks.job WHERE state = 'active' GROUP BY name`;
  return (await db.query<{ queue: string; ids: string[] }>(sql)).rows;
}

/**
 * In an ordered queue, failed work holds back everything with its key. Its copy lies among the dead already, so the
 * original may go, and the key goes on.
 */
export async function releaseFailedKeys(db: Queryable): Promise<void> {
  const sql =
    "DELETE FROM tasks.job WHERE name = ANY($1) AND state = 'failed' AND policy = 'key_strict_fifo'";
  await db.query(sql, [lanes.map(orderedQueueOf)]);
}
