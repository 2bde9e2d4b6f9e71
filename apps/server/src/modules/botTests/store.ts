// SQL of bot tests, and of the documents they run against.

import type { BotTest, BotTestInput } from "@parley/contracts/api/botTests";
import type { FlowDocument } from "@parley/contracts/flow";
import type { Queryable } from "../../platform/db/index.ts";

export interface BotTestKey {
  workspaceId: string;
  flowId: string;
  id: string;
}

interface BotTestRow {
  id: string;
  flowId: string;
  name: string;
  definition: Omit<BotTestInput, "name">;
}

const columns = `id, flow_id AS "flowId", name, definition`;

function present({ definition, ...row }: BotTestRow): BotTest {
  return { ...row, ...definition };
}

export async function listTests(db: Queryable, workspaceId: string, flowId: string): Promise<BotTest[]> {
  const sql = `SELECT ${columns} FROM bot_tests WHERE workspace_id = $1 AND flow_id = $2 ORDER BY created_at, id`;
  return (await db.query<BotTestRow>(sql, [workspaceId, flowId])).rows.map(present);
}

/** How many tests a flow has. Others who want to add one to the same flow wait until the transaction ends. */
export async function countTests(db: Queryable, workspaceId: string, flowId: string): Promise<number> {
  await db.query("SELECT FROM flows WHERE workspace_id = $1 AND id = $2 FOR UPDATE", [workspaceId, flowId]);
  const sql = "SELECT count(*) AS count FROM bot_tests WHERE workspace_id = $1 AND flow_id = $2";
  return (await db.query<{ count: number }>(sql, [workspaceId, flowId])).rows[0]?.count ?? 0;
}

export async function insertTest(
  db: Queryable,
  { workspaceId, flowId, id }: BotTestKey,
  { name, ...definition }: BotTestInput,
): Promise<BotTest> {
  await db.query(
    "INSERT INTO bot_tests (workspace_id, id, flow_id, name, definition) VALUES ($1, $2, $3, $4, $5)",
    [workspaceId, id, flowId, name, JSON.stringify(definition)],
  );
  return { id, flowId, name, ...definition };
}

/** False when there is no such test of the flow. */
export async function updateTest(
  db: Queryable,
  { workspaceId, flowId, id }: BotTestKey,
  { name, ...definition }: BotTestInput,
): Promise<boolean> {
  const sql = `UPDATE bot_tests SET name = $4, definition = $5, updated_at = clock_timestamp()
    WHERE workspace_id = $1 AND flow_id = $2 AND id = $3`;
  const { rowCount } = await db.query(sql, [workspaceId, flowId, id, name, JSON.stringify(definition)]);
  return rowCount === 1;
}

/** False when there is no such test of the flow. */
export async function deleteTest(db: Queryable, { workspaceId, flowId, id }: BotTestKey): Promise<boolean> {
  const sql = "DELETE FROM bot_tests WHERE workspace_id = $1 AND flow_id = $2 AND id = $3";
  return (await db.query(sql, [workspaceId, flowId, id])).rowCount === 1;
}

/** Drafts, or what visitors meet: the published versions. Flows that are deleted or unpublished are left out. */
export async function loadDocuments(
  db: Queryable,
  { workspaceId, botId }: { workspaceId: string; botId: string },
  ids: readonly string[],
  side: "draft" | "published",
): Promise<Record<string, FlowDocument>> {
  const document = side === "draft" ? "f.draft" : "v.document";
  const sql = `SELECT f.id, ${document} AS document FROM flows f
    LEFT JOIN flow_versions v ON v.workspace_id = f.workspace_id AND v.id = f.published_version_id
    WHERE f.workspace_id = $1 AND f.bot_id = $2 AND f.id = ANY($3) AND f.deleted_at IS NULL AND ${document} IS NOT NULL`;
  const { rows } = await db.query<{ id: string; document: FlowDocument }>(sql, [workspaceId, botId, ids]);
  return Object.fromEntries(rows.map((row) => [row.id, row.document]));
}
