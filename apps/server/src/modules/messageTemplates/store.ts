// SQL of message templates. Those of an account nobody is connected with any more are kept and not shown.

import type { ButtonFlow, MessageTemplate } from "@parley/contracts/api/messageTemplates";
import type { TemplateCategory, TemplateDraft, TemplateStatus } from "@parley/contracts/messageTemplates";
import type { Queryable } from "../../platform/db/index.ts";

export interface TemplateRow {
  workspaceId: string;
  id: string;
  account: string;
  connectionId: string;
  providerId: string | null;
  name: string;
  language: string;
  status: TemplateStatus;
  reason: string | null;
  quality: MessageTemplate["quality"];
  category: TemplateCategory;
  formerCategory: TemplateCategory | null;
  content: TemplateDraft;
  components: unknown;
  isForeign: boolean;
  buttonFlows: Record<string, ButtonFlow>;
  createdAt: Date;
  updatedAt: Date;
}

const columns = `t.workspace_id AS "workspaceId", t.id, t.account, t.provider_id AS "providerId", t.name, t.language, t.status, t.reason,
  t.quality, t.category, t.former_category AS "formerCategory", t.content, t.components, t.is_foreign AS "isForeign",
  t.button_flows AS "buttonFlows", t.created_at AS "createdAt", t.updated_at AS "updatedAt"`;
/** With a connection that still is there: the one it came through, or another of the account. */
const selectTemplates = `SELECT ${columns}, live.id AS "connectionId" FROM message_templates t
  JOIN LATERAL (
    SELECT cn.id FROM connections cn
    WHERE cn.workspace_id = t.workspace_id AND cn.channel = 'whatsapp' AND cn.parent = t.account
      AND cn.deleted_at IS NULL AND cn.sandbox_code IS NULL
    ORDER BY cn.id = t.connection_id DESC, cn.id LIMIT 1
  ) live ON true
  WHERE t.deleted_at IS NULL AND t.workspace_id = $1`;

export async function findTemplate(
  db: Queryable,
  workspaceId: string,
  id: string,
): Promise<TemplateRow | undefined> {
  const sql = `${selectTemplates} AND t.id = $2`;
  return (await db.query<TemplateRow>(sql, [workspaceId, id])).rows[0];
}

export async function findTemplateByName(
  db: Queryable,
  workspaceId: string,
  { account, name, language }: Pick<TemplateRow, "account" | "name" | "language">,
): Promise<TemplateRow | undefined> {
  const sql = `${selectTemplates} AND t.account = $2 AND t.name = $3 AND t.language = $4`;
  return (await db.query<TemplateRow>(sql, [workspaceId, account, name, language])).rows[0];
}

export async function templatesOfAccount(
  db: Queryable,
  workspaceId: string,
  account: string,
): Promise<TemplateRow[]> {
  const sql = `${selectTemplates} AND t.account = $2 ORDER BY t.id`;
  return (await db.query<TemplateRow>(sql, [workspaceId, account])).rows;
}

export interface ListFilters {
  account?: string;
  status?: TemplateStatus[];
  category?: TemplateCategory;
  language?: string;
  search?: string;
}

export interface ListPosition {
  updatedAt: string;
  id: string;
}

/** Last changed first, from a position on. */
export async function listTemplates(
  db: Queryable,
  workspaceId: string,
  { account, status, category, language, search }: ListFilters,
  after: ListPosition | undefined,
  limit: number,
): Promise<TemplateRow[]> {
  const sql = `${selectTemplates}
    AND ($2::text IS NULL OR t.account = $2)
    AND ($3::text[] IS NULL OR t.status = ANY ($3))
    AND ($4::text IS NULL OR t.category = $4)
    AND ($5::text IS NULL OR t.language = $5)
    AND ($6::text IS NULL OR t.name ILIKE $6 OR t.content #>> '{body,text}' ILIKE $6)
    AND ($7::timestamptz IS NULL OR (date_trunc('milliseconds', t.updated_at), t.id) < ($7::timestamptz, $8))
    ORDER BY date_trunc('milliseconds', t.updated_at) DESC, t.id DESC LIMIT $9`;
  const pattern = search === undefined ? null : `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const values = [account, status, category, language, pattern, after?.updatedAt, after?.id];
  return (await db.query<TemplateRow>(sql, [workspaceId, ...values.map((value) => value ?? null), limit]))
    .rows;
}

export type NewTemplate = Omit<TemplateRow, "name" | "language" | "category" | "createdAt" | "updatedAt">;

/** False when the account has a template of this name in this language. */
export async function insertTemplate(db: Queryable, template: NewTemplate, now: Date): Promise<boolean> {
  const { content, components } = template;
  const sql = `INSERT INTO message_templates (workspace_id, id, account, connection_id, provider_id, name, language, category, status,
      reason, quality, former_category, content, components, is_foreign, button_flows, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)
    ON CONFLICT DO NOTHING`;
  const { rowCount } = await db.query(sql, [
    template.workspaceId,
    template.id,
    template.account,
    template.connectionId,
    template.providerId,
    content.name,
    content.language,
    content.category,
    template.status,
    template.reason,
    template.quality,
    template.formerCategory,
    JSON.stringify(content),
    components === null ? null : JSON.stringify(components),
    template.isForeign,
    JSON.stringify(template.buttonFlows),
    now,
  ]);
  return rowCount === 1;
}

export type TemplateChange = Partial<
  Pick<
    TemplateRow,
    | "providerId"
    | "status"
    | "reason"
    | "quality"
    | "formerCategory"
    | "content"
    | "components"
    | "isForeign"
    | "buttonFlows"
  >
>;

/** Writes the whole row anew: name, language and category follow the content. Undefined when it was deleted or its name is taken. */
export async function updateTemplate(
  db: Queryable,
  row: TemplateRow,
  change: TemplateChange,
  now: Date,
): Promise<TemplateRow | undefined> {
  const next = { ...row, ...change };
  const sql = `UPDATE message_templates t SET provider_id = $3, name = $4, language = $5, category = $6, status = $7, reason = $8,
      quality = $9, former_category = $10, content = $11, components = $12, is_foreign = $13, button_flows = $14, updated_at = $15
    WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL
      AND NOT EXISTS (SELECT FROM message_templates other WHERE other.workspace_id = $1 AND other.account = t.account
        AND other.name = $4 AND other.language = $5 AND other.id <> $2 AND other.deleted_at IS NULL)`;
  const { rowCount } = await db.query(sql, [
    row.workspaceId,
    row.id,
    next.providerId,
    next.content.name,
    next.content.language,
    next.content.category,
    next.status,
    next.reason,
    next.quality,
    next.formerCategory,
    JSON.stringify(next.content),
    next.components === null ? null : JSON.stringify(next.components),
    next.isForeign,
    JSON.stringify(next.buttonFlows),
    now,
  ]);
  return rowCount === 1 ? findTemplate(db, row.workspaceId, row.id) : undefined;
}

export async function removeTemplate(
  db: Queryable,
  { workspaceId, id }: Pick<TemplateRow, "workspaceId" | "id">,
  now: Date,
): Promise<void> {
  const sql = "UPDATE message_templates SET deleted_at = $3 WHERE workspace_id = $1 AND id = $2";
  await db.query(sql, [workspaceId, id, now]);
}
