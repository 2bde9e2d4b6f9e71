// SQL of the operator's area, which looks across workspaces.

import type { Queryable } from "../../platform/db/index.ts";

export interface WorkspaceFigures {
  id: string;
  name: string;
  members: number;
  bots: number;
  conversations: number;
  createdAt: Date;
}

/** Newest first, older than `before` when given. */
export async function listWorkspaces(
  db: Queryable,
  before: string | undefined,
  limit: number,
): Promise<WorkspaceFigures[]> {
  const sql = `SELECT w.id, w.name, w.created_at AS "createdAt",
      (SELECT count(*) FROM members m WHERE m.workspace_id = w.id AND m.is_active) AS members,
      (SELECT count(*) FROM bots b WHERE b.workspace_id = w.id AND b.deleted_at IS NULL) AS bots,
      (SELECT count(*) FROM conversations c WHERE c.workspace_id = w.id) AS conversations
    FROM workspaces w WHERE ($1::text IS NULL OR w.id < $1) ORDER BY w.id DESC LIMIT $2`;
  return (await db.query<WorkspaceFigures>(sql, [before ?? null, limit])).rows;
}

export async function readServerVersion(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ version: string }>(
    "SELECT split_part(current_setting('server_version'), ' ', 1) AS version",
  );
  return rows[0]?.version ?? "";
}
