// SQL of steps and of the traffic counted from them.

import type { FlowEvent, TraceEntry } from "@parley/flow-engine";
import type { Queryable } from "../../platform/db/index.ts";

export interface StepRow {
  workspaceId: string;
  conversationId: string;
  ordinal: number;
  versionId: string;
  event: FlowEvent;
  trace: TraceEntry[];
  values: Record<string, string>;
  createdAt: Date;
}

/** Steps of conversations that are gone meanwhile are left out. */
export async function insertSteps(db: Queryable, rows: readonly StepRow[]): Promise<void> {
  const sql = `INSERT INTO session_steps (workspace_id, conversation_id, ordinal, version_id, event, trace, changed_values, created_at)
    SELECT c.workspace_id, c.id, s.ordinal, s."versionId", s.event, s.trace, s."values", s."createdAt"
    FROM jsonb_to_recordset($1::jsonb) AS s("workspaceId" text, "conversationId" text, ordinal integer, "versionId" text,
      event jsonb, trace jsonb, "values" jsonb, "createdAt" timestamptz)
    JOIN conversations c ON c.workspace_id = s."workspaceId" AND c.id = s."conversationId"
    ON CONFLICT DO NOTHING`;
  await db.query(sql, [JSON.stringify(rows)]);
}

export interface TrafficCount {
  workspaceId: string;
  versionId: string;
  /** `YYYY-MM-DD`, in UTC. */
  day: string;
  blockId: string;
  /** Empty for entering. */
  output: string;
  count: number;
}

/** Adds to the counts, always in the same order, so that two processes cannot wait for each other. */
export async function addTraffic(db: Queryable, counts: readonly TrafficCount[]): Promise<void> {
  const sql = `INSERT INTO flow_traffic (workspace_id, flow_id, day, version_id, block_id, output, count)
    SELECT v.workspace_id, v.flow_id, t.day, v.id, t."blockId", t.output, t.count
    FROM jsonb_to_recordset($1::jsonb) AS t("workspaceId" text, "versionId" text, day date, "blockId" text, output text, count bigint)
    JOIN flow_versions v ON v.workspace_id = t."workspaceId" AND v.id = t."versionId"
    ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (workspace_id, flow_id, day, version_id, block_id, output)
    DO UPDATE SET count = flow_traffic.count + excluded.count`;
  await db.query(sql, [JSON.stringify(counts)]);
}

export interface ListedStep extends Omit<StepRow, "workspaceId" | "conversationId"> {
  versionNumber: number;
  flowId: string;
}

/** Oldest first, behind a position. */
export async function listSteps(
  db: Queryable,
  { workspaceId, id }: { workspaceId: string; id: string },
  after: number,
  limit: number,
): Promise<ListedStep[]> {
  const sql = `SELECT s.ordinal, s.version_id AS "versionId", v.number AS "versionNumber", v.flow_id AS "flowId", s.event, s.trace,
      s.changed_values AS "values", s.created_at AS "createdAt"
    FROM session_steps s JOIN flow_versions v ON v.workspace_id = s.workspace_id AND v.id = s.version_id
    WHERE s.workspace_id = $1 AND s.conversation_id = $2 AND s.ordinal > $3 ORDER BY s.ordinal LIMIT $4`;
  return (await db.query<ListedStep>(sql, [workspaceId, id, after, limit])).rows;
}

export interface SummedTraffic {
  blockId: string;
  output: string;
  count: number;
}

export async function sumTraffic(
  db: Queryable,
  workspaceId: string,
  flowId: string,
  from: string,
): Promise<SummedTraffic[]> {
  const sql = `SELECT block_id AS "blockId", output, sum(count)::float8 AS count FROM flow_traffic
    WHERE workspace_id = $1 AND flow_id = $2 AND day >= $3::date GROUP BY 1, 2 ORDER BY 1, 2`;
  return (await db.query<SummedTraffic>(sql, [workspaceId, flowId, from])).rows;
}

export async function deleteStepsBefore(db: Queryable, before: Date): Promise<void> {
  await db.query("DELETE FROM session_steps WHERE created_at < $1", [before]);
  await db.query("DELETE FROM flow_traffic WHERE day < ($1::timestamptz AT TIME ZONE 'UTC')::date", [before]);
}
