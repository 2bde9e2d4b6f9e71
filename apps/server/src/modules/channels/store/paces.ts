// SQL of the providers' limits: the generic cell rate algorithm, one row per account and per recipient, shared by all
// processes.

import type { Queryable } from "../../../platform/db/index.ts";

export interface Pace {
  scope: string;
  /** Between two sends in the long run. */
  everyMs: number;
  /** Sends at once after a pause. */
  burst: number;
}

/** Takes a place, or answers how long to wait for one. */
export async function takePace(db: Queryable, { scope, everyMs, burst }: Pace, now: Date): Promise<number> {
  const sql = `WITH taken AS (
      INSERT INTO channel_paces AS p (scope, next_at) VALUES ($1, $2::timestamptz + make_interval(secs => $3))
      ON CONFLICT (scope) DO UPDATE SET next_at = greatest(p.next_at, $2::timestamptz) + make_interval(secs => $3)
      WHERE p.next_at <= $2::timestamptz + make_interval(secs => $4) RETURNING 1
    ) SELECT CASE WHEN EXISTS (SELECT FROM taken) THEN 0 ELSE
      (SELECT extract(epoch FROM next_at - $2::timestamptz) - $4 FROM channel_paces WHERE scope = $1) END AS wait`;
  const values = [scope, now, everyMs / 1_000, (everyMs * (burst - 1)) / 1_000];
  const { rows } = await db.query<{ wait: string | number | null }>(sql, values);
  return Math.max(0, Math.ceil(Number(rows[0]?.wait ?? 0) * 1_000));
}

export async function deleteOldPaces(db: Queryable, before: Date): Promise<void> {
  await db.query("DELETE FROM channel_paces WHERE next_at < $1", [before]);
}
