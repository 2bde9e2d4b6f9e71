// SQL of files that visitors sent.

import type { Queryable } from "../../../platform/db/index.ts";

export interface VisitorFileRow {
  workspaceId: string;
  id: string;
  conversationId: string;
  storageKey: string;
  name: string;
  type: string;
  sizeBytes: number;
}

const columns = `workspace_id AS "workspaceId", id, conversation_id AS "conversationId", storage_key AS "storageKey", name,
  type, size_bytes AS "sizeBytes"`;

export async function insertVisitorFile(db: Queryable, file: VisitorFileRow, now: Date): Promise<void> {
  const sql = `INSERT INTO visitor_files (workspace_id, id, conversation_id, storage_key, name, type, size_bytes, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
  const { workspaceId, id, conversationId, storageKey, name, type, sizeBytes } = file;
  await db.query(sql, [workspaceId, id, conversationId, storageKey, name, type, sizeBytes, now]);
}

/** In the order asked for; what does not exist, or belongs to another conversation, is left out. */
export async function findVisitorFiles(
  db: Queryable,
  { workspaceId, id }: { workspaceId: string; id: string },
  fileIds: readonly string[],
): Promise<VisitorFileRow[]> {
  const sql = `SELECT ${columns} FROM visitor_files WHERE workspace_id = $1 AND conversation_id = $2 AND id = ANY($3)`;
  const { rows } = await db.query<VisitorFileRow>(sql, [workspaceId, id, fileIds]);
  return [...new Set(fileIds)].flatMap((fileId) => rows.find((row) => row.id === fileId) ?? []);
}

export async function findVisitorFile(
  db: Queryable,
  id: string,
  conversationId: string,
): Promise<VisitorFileRow | undefined> {
  const sql = `SELECT ${columns} FROM visitor_files WHERE id = $1 AND conversation_id = $2`;
  return (await db.query<VisitorFileRow>(sql, [id, conversationId])).rows[0];
}

/** A message names them from now on, so they stay. */
export async function claimVisitorFiles(
  db: Queryable,
  workspaceId: string,
  fileIds: readonly string[],
  now: Date,
): Promise<void> {
  const sql = `UPDATE visitor_files SET claimed_at = coalesce(claimed_at, $3) WHERE workspace_id = $1 AND id = ANY($2)`;
  await db.query(sql, [workspaceId, fileIds, now]);
}

/** Files no message names, or whose conversation is gone. */
export async function listAbandonedFiles(
  db: Queryable,
  before: Date,
  limit: number,
): Promise<VisitorFileRow[]> {
  const sql = `SELECT ${columns} FROM visitor_files
    WHERE (claimed_at IS NULL OR conversation_id IS NULL) AND created_at < $1 ORDER BY created_at LIMIT $2`;
  return (await db.query<VisitorFileRow>(sql, [before, limit])).rows;
}

export async function deleteVisitorFile(db: Queryable, workspaceId: string, id: string): Promise<void> {
  await db.query("DELETE FROM visitor_files WHERE workspace_id = $1 AND id = $2", [workspaceId, id]);
}
