// SQL of the workspace's own templates.

import type { FlowDocument, FlowLayout } from "@parley/contracts/flow";
import type { Queryable } from "../../platform/db/index.ts";

export interface TemplateRow {
  id: string;
  name: string;
  description: string;
  blockCount: number;
  createdBy: string;
  createdAt: Date;
}

export interface TemplateContent {
  document: FlowDocument;
  layout: FlowLayout;
}

const columns = `id, name, description, block_count AS "blockCount", created_by AS "createdBy", created_at AS "createdAt"`;

export async function listTemplates(db: Queryable, workspaceId: string): Promise<TemplateRow[]> {
  const sql = `SELECT ${columns} FROM flow_templates WHERE workspace_id = $1 ORDER BY lower(name), id`;
  return (await db.query<TemplateRow>(sql, [workspaceId])).rows;
}

export async function countTemplates(db: Queryable, workspaceId: string): Promise<number> {
  const sql = "SELECT count(*)::int AS count FROM flow_templates WHERE workspace_id = $1";
  return (await db.query<{ count: number }>(sql, [workspaceId])).rows[0]?.count ?? 0;
}

export async function findTemplate(
  db: Queryable,
  workspaceId: string,
  id: string,
): Promise<(TemplateRow & TemplateContent) | undefined> {
  const sql = `SELECT ${columns}, document, layout FROM flow_templates WHERE workspace_id = $1 AND id = $2`;
  return (await db.query<TemplateRow & TemplateContent>(sql, [workspaceId, id])).rows[0];
}

export interface NewTemplate extends TemplateContent {
  workspaceId: string;
  id: string;
  name: string;
  description: string;
  createdBy: string;
}

/** Undefined when another template has the name. */
export async function insertTemplate(db: Queryable, template: NewTemplate): Promise<TemplateRow | undefined> {
  const { document, layout } = template;
  const sql = `INSERT INTO flow_templates (workspace_id, id, name, description, document, layout, block_count, created_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING ${columns}`;
  const values = [
    template.workspaceId,
    template.id,
    template.name,
    template.description,
    JSON.stringify(document),
    JSON.stringify(layout),
    Object.keys(document.blocks).length,
    template.createdBy,
  ];
  return (await db.query<TemplateRow>(sql, values)).rows[0];
}

export async function isNameTaken(
  db: Queryable,
  workspaceId: string,
  name: string,
  except: string,
): Promise<boolean> {
  const sql = "SELECT FROM flow_templates WHERE workspace_id = $1 AND lower(name) = lower($2) AND id <> $3";
  return ((await db.query(sql, [workspaceId, name, except])).rowCount ?? 0) > 0;
}

export async function updateTemplate(
  db: Queryable,
  workspaceId: string,
  id: string,
  change: { name?: string | undefined; description?: string | undefined },
): Promise<TemplateRow | undefined> {
  const sql = `UPDATE flow_templates SET name = coalesce($3, name), description = coalesce($4, description)
    WHERE workspace_id = $1 AND id = $2 RETURNING ${columns}`;
  const values = [workspaceId, id, change.name ?? null, change.description ?? null];
  return (await db.query<TemplateRow>(sql, values)).rows[0];
}

export async function deleteTemplate(db: Queryable, workspaceId: string, id: string): Promise<boolean> {
  const sql = "DELETE FROM flow_templates WHERE workspace_id = $1 AND id = $2";
  return ((await db.query(sql, [workspaceId, id])).rowCount ?? 0) > 0;
}
