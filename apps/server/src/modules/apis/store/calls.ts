// SQL of the log of calls.

import type { ApiCallError } from "@parley/contracts/apiRules";
import type { Moment } from "../../../platform/cursor.ts";
import type { Queryable } from "../../../platform/db/index.ts";

export interface CallSummaryRow {
  id: string;
  apiId: string | null;
  apiName: string;
  source: "flow" | "test";
  method: string;
  url: string;
  status: number | null;
  error: ApiCallError | null;
  attempts: number;
  durationMs: number;
  conversationId: string | null;
  createdAt: Date;
}

export interface CallRow extends CallSummaryRow {
  requestBody: string | null;
  responseBody: string | null;
}

const summaryColumns = `id, api_id AS "apiId", api_name AS "apiName", source, method, url, status, error, attempts,
  duration_ms AS "durationMs", conversation_id AS "conversationId", created_at AS "createdAt"`;

/** A conversation that is gone by now is left out. */
export async function insertCall(db: Queryable, workspaceId: string, call: CallRow): Promise<void> {
  const sql = `INSERT INTO api_calls (workspace_id, id, api_id, api_name, source, method, url, status, error, attempts,
      duration_ms, request_body, response_body, created_at, conversation_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
      (SELECT id FROM conversations WHERE workspace_id = $1 AND id = $15))`;
  await db.query(sql, [
    workspaceId,
    call.id,
    call.apiId,
    call.apiName,
    call.source,
    call.method,
    call.url,
    call.status,
    call.error,
    call.attempts,
    call.durationMs,
    call.requestBody,
    call.responseBody,
    call.createdAt,
    call.conversationId,
  ]);
}

export interface CallFilter {
  /** Older ones are about to be deleted, and are shown no more. */
  since: Date;
  apiId: string | undefined;
  failed: boolean | undefined;
  before: Moment | undefined;
  limit: number;
}

export async function listCalls(
  db: Queryable,
  workspaceId: string,
  { since, apiId, failed, before, limit }: CallFilter,
): Promise<CallSummaryRow[]> {
  const values: unknown[] = [workspaceId, since];
  const conditions = ["workspace_id = $1", "created_at > $2"];
  const place = (value: unknown) => `$${values.push(value)}`;
  if (apiId !== undefined) conditions.push(`api_id = ${place(apiId)}`);
  if (failed === true) conditions.push("(error IS NOT NULL OR status >= 400)");
  if (failed === false) conditions.push("error IS NULL AND status < 400");
  if (before) conditions.push(`(created_at, id) < (${place(before.at)}, ${place(before.id)})`);
  const sql = `SELECT ${summaryColumns} FROM api_calls WHERE ${conditions.join(" AND ")}
    ORDER BY created_at DESC, id DESC LIMIT ${place(limit)}`;
  return (await db.query<CallSummaryRow>(sql, values)).rows;
}

export async function findCall(
  db: Queryable,
  workspaceId: string,
  id: string,
  since: Date,
): Promise<CallRow | undefined> {
  const sql = `SELECT ${summaryColumns}, request_body AS "requestBody", response_body AS "responseBody"
    FROM api_calls WHERE workspace_id = $1 AND id = $2 AND created_at > $3`;
  return (await db.query<CallRow>(sql, [workspaceId, id, since])).rows[0];
}

/** Whether the log has an entry younger than this. */
export async function hasCallSince(db: Queryable, workspaceId: string, moment: Date): Promise<boolean> {
  const sql = "SELECT 1 FROM api_calls WHERE workspace_id = $1 AND created_at > $2 LIMIT 1";
  return (await db.query(sql, [workspaceId, moment])).rows.length > 0;
}

export async function deleteCallsBefore(db: Queryable, workspaceId: string, moment: Date): Promise<void> {
  await db.query("DELETE FROM api_calls WHERE workspace_id = $1 AND created_at <= $2", [workspaceId, moment]);
}
