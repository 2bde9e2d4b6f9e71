// SQL of uploaded files.

import type { Queryable } from "../../platform/db/index.ts";

export interface FileRow {
  workspaceId: string;
  id: string;
  storageKey: string;
  /** As the uploader called it; for people, never for a path. */
  name: string;
  type: string;
  sizeBytes: number;
}

export async function insertFile(db: Queryable, file: FileRow & { createdBy: string }): Promise<void> {
  const sql = `INSERT INTO files (workspace_id, id, storage_key, name, type, size_bytes, created_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7)`;
  const { workspaceId, id, storageKey, name, type, sizeBytes, createdBy } = file;
  await db.query(sql, [workspaceId, id, storageKey, name, type, sizeBytes, createdBy]);
}

export async function findFileByStorageKey(db: Queryable, storageKey: string): Promise<FileRow | undefined> {
  const sql = `SELECT workspace_id AS "workspaceId", id, storage_key AS "storageKey", name, type, size_bytes AS "sizeBytes"
    FROM files WHERE storage_key = $1`;
  return (await db.query<FileRow>(sql, [storageKey])).rows[0];
}
