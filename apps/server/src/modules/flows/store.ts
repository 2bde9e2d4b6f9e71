// SQL of flows: one draft each, immutable published versions, attribute definitions.

import type { FlowDocument, FlowLayout } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { flowColumns, type FlowRow } from "../../platform/access/index.ts";
import type { FlowTriggers } from "@parley/flow-engine";
import type { Queryable } from "../../platform/db/index.ts";

export async function listFlows(db: Queryable, workspaceId: string, botId: string): Promise<FlowRow[]> {
  const sql = `SELECT ${flowColumns} FROM flows f WHERE f.workspace_id = $1 AND f.bot_id = $2 AND f.deleted_at IS NULL ORDER BY f.created_at, f.id`;
  return (await db.query<FlowRow>(sql, [workspaceId, botId])).rows;
}

export async function listFlowIds(db: Queryable, workspaceId: string, botId: string): Promise<string[]> {
  const sql = "SELECT id FROM flows WHERE workspace_id = $1 AND bot_id = $2 AND deleted_at IS NULL";
  return (await db.query<{ id: string }>(sql, [workspaceId, botId])).rows.map((row) => row.id);
}

/** Whether the bot answers on WhatsApp. */
export async function isOnWhatsapp(db: Queryable, workspaceId: string, botId: string): Promise<boolean> {
  const sql = `SELECT EXISTS (SELECT FROM connections WHERE workspace_id = $1 AND bot_id = $2 AND channel = 'whatsapp'
    AND deleted_at IS NULL) AS found`;
  return (await db.query<{ found: boolean }>(sql, [workspaceId, botId])).rows[0]?.found ?? false;
}

export interface NewFlow {
  workspaceId: string;
  id: string;
  botId: string;
  name: string;
  document: FlowDocument;
  layout: FlowLayout;
  updatedBy: string;
}

export async function insertFlow(db: Queryable, flow: NewFlow): Promise<void> {
  const sql =
    "INSERT INTO flows (workspace_id, id, bot_id, name, draft, layout, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
  await db.query(sql, [
    flow.workspaceId,
    flow.id,
    flow.botId,
    flow.name,
    JSON.stringify(flow.document),
    JSON.stringify(flow.layout),
    flow.updatedBy,
  ]);
}

export async function renameFlow(
  db: Queryable,
  workspaceId: string,
  id: string,
  name: string,
): Promise<void> {
  await db.query("UPDATE flows SET name = $3, updated_at = now() WHERE workspace_id = $1 AND id = $2", [
    workspaceId,
    id,
    name,
  ]);
}

/** The row stays for the sessions that run on its versions; nothing new begins there. */
export async function markFlowDeleted(db: Queryable, workspaceId: string, id: string): Promise<void> {
  await db.query("UPDATE flows SET deleted_at = now() WHERE workspace_id = $1 AND id = $2", [
    workspaceId,
    id,
  ]);
}

/**
 * Gathers the triggers of a bot's published flows in its own row, where every turn reads them. To be called whenever a
 * flow is published or deleted.
 */
export async function gatherTriggers(db: Queryable, workspaceId: string, botId: string): Promise<void> {
  const sql = `UPDATE bots b SET flow_triggers = coalesce((
      SELECT jsonb_agg(jsonb_build_object('flowId', f.id, 'versionId', v.id, 'triggers', v.document -> 'triggers')
        ORDER BY f.created_at, f.id)
      FROM flows f JOIN flow_versions v ON v.workspace_id = f.workspace_id AND v.id = f.published_version_id
      WHERE f.workspace_id = b.workspace_id AND f.bot_id = b.id AND f.deleted_at IS NULL
        AND v.document -> 'triggers' <> '[]'), '[]')
    WHERE b.workspace_id = $1 AND b.id = $2`;
  await db.query(sql, [workspaceId, botId]);
}

/** What begins the other published flows of the same bot. */
export async function listOtherTriggers(db: Queryable, flow: FlowRow): Promise<FlowTriggers[]> {
  const sql = `SELECT t.item ->> 'flowId' AS "flowId", f.name AS "flowName", t.item -> 'triggers' AS triggers
    FROM bots b CROSS JOIN jsonb_array_elements(b.flow_triggers) AS t (item)
    JOIN flows f ON f.workspace_id = b.workspace_id AND f.id = t.item ->> 'flowId'
    WHERE b.workspace_id = $1 AND b.id = $2 AND f.id <> $3`;
  return (await db.query<FlowTriggers>(sql, [flow.workspaceId, flow.botId, flow.id])).rows;
}

export interface DraftChange {
  document: FlowDocument;
  layout: FlowLayout;
  baseRevision: number;
  updatedBy: string;
}

/** The new revision, or undefined when the draft is no longer at `baseRevision`; nothing is written then. */
export async function saveDraft(
  db: Queryable,
  workspaceId: string,
  id: string,
  change: DraftChange,
): Promise<number | undefined> {
  const sql = `UPDATE flows SET draft = $4, layout = $5, revision = revision + 1, updated_by = $6, updated_at = now()
    WHERE workspace_id = $1 AND id = $2 AND revision = $3 RETURNING revision`;
  const values = [
    workspaceId,
    id,
    change.baseRevision,
    JSON.stringify(change.document),
    JSON.stringify(change.layout),
    change.updatedBy,
  ];
  return (await db.query<{ revision: number }>(sql, values)).rows[0]?.revision;
}

export interface VersionRow {
  id: string;
  number: number;
  note: string;
  authorName: string | null;
  createdAt: Date;
  blockCount: number;
  overrideReason: string | null;
  retiredAt: Date | null;
  retiredBy: string | null;
  runningSessions: number;
}

/** Sessions of a version that have not ended; the index `conversations_running` holds exactly these. */
const runningSessions = `(SELECT count(*) FROM (SELECT FROM conversations c WHERE c.workspace_id = v.workspace_id
  AND c.flow_version_id = v.id AND c.session ->> 'status' NOT IN ('ended', 'failed') LIMIT ${limits.runningSessionsCounted}) AS running)`;

const versionColumns = `v.id, v.number, v.note, v.author_name AS "authorName", v.created_at AS "createdAt",
  (SELECT count(*) FROM jsonb_object_keys(v.document -> 'blocks')) AS "blockCount",
  v.override_reason AS "overrideReason", v.retired_at AS "retiredAt", v.retired_by AS "retiredBy", ${runningSessions} AS "runningSessions"`;

export interface NewVersion {
  workspaceId: string;
  id: string;
  flowId: string;
  document: FlowDocument;
  layout: FlowLayout;
  note: string;
  overrideReason: string | null;
  authorName: string;
  /** The draft's revision that is published. */
  revision: number;
}

/** Adds the next version and makes it the published one; undefined when the draft has moved on meanwhile. */
export async function insertVersion(db: Queryable, version: NewVersion): Promise<VersionRow | undefined> {
  const { workspaceId, id, flowId, revision } = version;
  const claimed = await db.query(
    `UPDATE flows SET published_version_id = $3, published_revision = $4 WHERE workspace_id = $1 AND id = $2 AND revision = $4`,
    [workspaceId, flowId, id, revision],
  );
  if (claimed.rowCount === 0) return undefined;
  // The row lock taken above keeps two publishers from choosing the same number.
  await db.query(
    `INSERT INTO flow_versions (workspace_id, id, flow_id, number, document, layout, note, author_name, override_reason)
     SELECT $1, $2, $3, 1 + coalesce((SELECT max(number) FROM flow_versions WHERE workspace_id = $1 AND flow_id = $3), 0), $4, $5, $6, $7, $8`,
    [
      workspaceId,
      id,
      flowId,
      JSON.stringify(version.document),
      JSON.stringify(version.layout),
      version.note,
      version.authorName,
      version.overrideReason,
    ],
  );
  const sql = `SELECT ${versionColumns} FROM flow_versions v WHERE v.workspace_id = $1 AND v.id = $2`;
  return (await db.query<VersionRow>(sql, [workspaceId, id])).rows[0];
}

export async function listVersions(
  db: Queryable,
  workspaceId: string,
  flowId: string,
): Promise<VersionRow[]> {
  const sql = `SELECT ${versionColumns} FROM flow_versions v WHERE v.workspace_id = $1 AND v.flow_id = $2 ORDER BY v.number DESC LIMIT 200`;
  return (await db.query<VersionRow>(sql, [workspaceId, flowId])).rows;
}

export interface VersionDocumentRow extends VersionRow {
  document: FlowDocument;
  layout: FlowLayout;
}

export async function findVersion(
  db: Queryable,
  workspaceId: string,
  flowId: string,
  number: number,
): Promise<VersionDocumentRow | undefined> {
  const sql = `SELECT ${versionColumns}, v.document, v.layout FROM flow_versions v
    WHERE v.workspace_id = $1 AND v.flow_id = $2 AND v.number = $3`;
  return (await db.query<VersionDocumentRow>(sql, [workspaceId, flowId, number])).rows[0];
}

/** Marks a version as retired unless it already is; who and when stay those of the first time. */
export async function retireVersion(
  db: Queryable,
  workspaceId: string,
  versionId: string,
  retiredBy: string,
): Promise<void> {
  await db.query(
    "UPDATE flow_versions SET retired_at = now(), retired_by = $3 WHERE workspace_id = $1 AND id = $2 AND retired_at IS NULL",
    [workspaceId, versionId, retiredBy],
  );
}

export interface AttributeRow {
  key: string;
  name: string;
}

export async function listAttributes(db: Queryable, workspaceId: string): Promise<AttributeRow[]> {
  return (
    await db.query<AttributeRow>(
      "SELECT key, name FROM attribute_definitions WHERE workspace_id = $1 ORDER BY name, key",
      [workspaceId],
    )
  ).rows;
}

export async function putAttribute(
  db: Queryable,
  workspaceId: string,
  { key, name }: AttributeRow,
): Promise<void> {
  const sql = `INSERT INTO attribute_definitions (workspace_id, key, name) VALUES ($1, $2, $3)
    ON CONFLICT (workspace_id, key) DO UPDATE SET name = excluded.name`;
  await db.query(sql, [workspaceId, key, name]);
}

/** Attributes a flow writes exist from then on; a name given before stays. */
export async function defineAttributes(
  db: Queryable,
  workspaceId: string,
  keys: readonly string[],
): Promise<void> {
  const sql = `INSERT INTO attribute_definitions (workspace_id, key, name)
    SELECT $1, key, upper(left(key, 1)) || replace(substr(key, 2), '_', ' ') FROM unnest($2::text[]) AS key
    WHERE key ~ '^[a-z][a-z0-9_]{0,49}$'
    ON CONFLICT (workspace_id, key) DO NOTHING`;
  await db.query(sql, [workspaceId, keys]);
}

export async function deleteAttribute(db: Queryable, workspaceId: string, key: string): Promise<void> {
  await db.query("DELETE FROM attribute_definitions WHERE workspace_id = $1 AND key = $2", [
    workspaceId,
    key,
  ]);
}
