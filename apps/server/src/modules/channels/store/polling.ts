// SQL of long polling: whose turn it is to ask Telegram, and how far it has come.

import type { Queryable } from "../../../platform/db/index.ts";
import { connectionColumns, type ConnectionRow } from "./connections.ts";
import type { ConnectionKey } from "./connectionWrites.ts";

/** Takes over connections that nobody polls, or whose process has stopped saying so. By the database's own clock. */
export async function claimPolling(
  db: Queryable,
  { owner, leaseMs, limit }: { owner: string; leaseMs: number; limit: number },
): Promise<ConnectionRow[]> {
  const sql = `WITH free AS (
      SELECT workspace_id, id FROM connections WHERE is_polling AND deleted_at IS NULL AND status <> 'reauthorise'
        AND (polled_until IS NULL OR polled_until < clock_timestamp()) ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE connections c SET polled_by = $1, polled_until = clock_timestamp() + $2 * interval '1 millisecond'
      FROM free WHERE c.workspace_id = free.workspace_id AND c.id = free.id RETURNING c.*
    ) SELECT ${connectionColumns}, NULL AS "botName" FROM claimed cn`;
  return (await db.query<ConnectionRow>(sql, [owner, leaseMs, limit])).rows;
}

/** Still at work: answers the connection as it is now, or undefined when it is no longer ours to poll. */
export async function keepPolling(
  db: Queryable,
  { workspaceId, id }: ConnectionKey,
  { owner, leaseMs }: { owner: string; leaseMs: number },
): Promise<ConnectionRow | undefined> {
  const sql = `WITH kept AS (
      UPDATE connections SET polled_until = clock_timestamp() + $4 * interval '1 millisecond'
      WHERE workspace_id = $1 AND id = $2 AND polled_by = $3 AND is_polling AND deleted_at IS NULL AND status <> 'reauthorise'
      RETURNING * )
    SELECT ${connectionColumns}, NULL AS "botName" FROM kept cn`;
  return (await db.query<ConnectionRow>(sql, [workspaceId, id, owner, leaseMs])).rows[0];
}

/** What was told up to here is stored. */
export async function savePollOffset(
  db: Queryable,
  { workspaceId, id }: ConnectionKey,
  owner: string,
  offset: number,
): Promise<void> {
  const sql = `UPDATE connections SET poll_offset = $4 WHERE workspace_id = $1 AND id = $2 AND polled_by = $3`;
  await db.query(sql, [workspaceId, id, owner, offset]);
}

export async function releasePolling(
  db: Queryable,
  { workspaceId, id }: ConnectionKey,
  owner: string,
): Promise<void> {
  const sql = `UPDATE connections SET polled_by = NULL, polled_until = NULL WHERE workspace_id = $1 AND id = $2 AND polled_by = $3`;
  await db.query(sql, [workspaceId, id, owner]);
}
