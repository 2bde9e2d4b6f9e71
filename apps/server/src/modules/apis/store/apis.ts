// SQL of the calls people describe.

import { AppError } from "@parley/contracts/errors";
import { sqlStateOf, type Queryable } from "../../../platform/db/index.ts";
import type { StoredDefinition } from "../definition.ts";

export interface ApiRow {
  workspaceId: string;
  id: string;
  name: string;
  definition: StoredDefinition;
  secrets: string | null;
  createdAt: Date;
  updatedAt: Date;
}

const columns = `workspace_id AS "workspaceId", id, name, definition, secrets, created_at AS "createdAt", updated_at AS "updatedAt"`;
const UNIQUE_VIOLATION = "23505";

export async function listApis(db: Queryable, workspaceId: string): Promise<ApiRow[]> {
  const sql = `SELECT ${columns} FROM apis WHERE workspace_id = $1 ORDER BY lower(name), id`;
  return (await db.query<ApiRow>(sql, [workspaceId])).rows;
}

export async function listApiIds(db: Queryable, workspaceId: string): Promise<string[]> {
  const sql = "SELECT id FROM apis WHERE workspace_id = $1";
  return (await db.query<{ id: string }>(sql, [workspaceId])).rows.map(({ id }) => id);
}

export async function countApis(db: Queryable, workspaceId: string): Promise<number> {
  const sql = "SELECT count(*) AS count FROM apis WHERE workspace_id = $1";
  return (await db.query<{ count: number }>(sql, [workspaceId])).rows[0]?.count ?? 0;
}

export async function findApi(db: Queryable, workspaceId: string, id: string): Promise<ApiRow | undefined> {
  const sql = `SELECT ${columns} FROM apis WHERE workspace_id = $1 AND id = $2`;
  return (await db.query<ApiRow>(sql, [workspaceId, id])).rows[0];
}

/** As `findApi`, and nobody else changes it until the transaction ends. */
export async function lockApi(db: Queryable, workspaceId: string, id: string): Promise<ApiRow | undefined> {
  const sql = `SELECT ${columns} FROM apis WHERE workspace_id = $1 AND id = $2 FOR UPDATE`;
  return (await db.query<ApiRow>(sql, [workspaceId, id])).rows[0];
}

export type ApiValues = Pick<ApiRow, "workspaceId" | "id" | "name" | "definition" | "secrets">;

/** @throws AppError `name_taken` */
export async function insertApi(db: Queryable, values: ApiValues): Promise<ApiRow> {
  const sql = `INSERT INTO apis (workspace_id, id, name, definition, secrets) VALUES ($1, $2, $3, $4, $5) RETURNING ${columns}`;
  return write(db, sql, values);
}

/** @throws AppError `name_taken` */
export async function updateApi(db: Queryable, values: ApiValues): Promise<ApiRow> {
  const sql = `UPDATE apis SET name = $3, definition = $4, secrets = $5, updated_at = clock_timestamp()
    WHERE workspace_id = $1 AND id = $2 RETURNING ${columns}`;
  return write(db, sql, values);
}

export interface ApiUse {
  flowId: string;
  flowName: string;
  botId: string;
  botName: string;
}

/** More are not shown: the point is that there are some. */
const USES_SHOWN = 50;

export async function listUses(db: Queryable, workspaceId: string, id: string): Promise<ApiUse[]> {
  const names = (document: string) =>
    `jsonb_path_exists(${document}, '$.blocks.*.settings.apiId ? (@ == $id)', jsonb_build_object('id', $2::text))`;
  const sql = `SELECT f.id AS "flowId", f.name AS "flowName", b.id AS "botId", b.name AS "botName"
    FROM flows f JOIN bots b ON b.workspace_id = f.workspace_id AND b.id = f.bot_id
    WHERE f.workspace_id = $1 AND f.deleted_at IS NULL AND b.deleted_at IS NULL
      AND (${names("f.draft")} OR EXISTS (SELECT FROM flow_versions v
        WHERE v.workspace_id = f.workspace_id AND v.id = f.published_version_id AND ${names("v.document")}))
    ORDER BY lower(b.name), lower(f.name), f.id LIMIT ${USES_SHOWN}`;
  return (await db.query<ApiUse>(sql, [workspaceId, id])).rows;
}

export async function deleteApi(db: Queryable, workspaceId: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query("DELETE FROM apis WHERE workspace_id = $1 AND id = $2", [
    workspaceId,
    id,
  ]);
  return rowCount === 1;
}

async function write(db: Queryable, sql: string, values: ApiValues): Promise<ApiRow> {
  try {
    const { workspaceId, id, name, definition, secrets } = values;
    const { rows } = await db.query<ApiRow>(sql, [
      workspaceId,
      id,
      name,
      JSON.stringify(definition),
      secrets,
    ]);
    const row = rows[0];
    if (!row) throw new AppError("not_found");
    return row;
  } catch (error) {
    if (sqlStateOf(error) === UNIQUE_VIOLATION) throw new AppError("name_taken");
    throw error;
  }
}
