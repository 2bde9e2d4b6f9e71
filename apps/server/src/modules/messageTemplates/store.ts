// SQL of message templates. Those of an account nobody is connected with any more are kept and not shown.

import type { ButtonFlow, MessageTemplate } from "@parley/contracts/api/messageTemplates";
import type { TemplateCategory, TemplateDraft, TemplateStatus } from "@parley/contracts/messageTemplates";
import type { Moment } from "../../platform/cursor.ts";
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

/** One by what Meta calls it: its id, or its name and language. */
export async function findTemplateOf(
  db: Queryable,
  workspaceId: string,
  {
    account,
    providerId,
    name,
    language,
  }: Pick<TemplateRow, "account" | "name" | "language"> & { providerId: string },
): Promise<TemplateRow | undefined> {
  const sql = `${selectTemplates} AND t.account = $2 AND (t.provider_id = $3 OR (t.name = $4 AND t.language = $5))
    ORDER BY t.provider_id = $3 DESC NULLS LAST LIMIT 1`;
  return (await db.query<TemplateRow>(sql, [workspaceId, account, providerId, name, language])).rows[0];
}

/** In all its languages. */
export async function templatesNamed(
  db: Queryable,
  workspaceId: string,
  { account, name }: Pick<TemplateRow, "account" | "name">,
): Promise<TemplateRow[]> {
  const sql = `${selectTemplates} AND t.account = $2 AND t.name = $3 ORDER BY t.language`;
  return (await db.query<TemplateRow>(sql, [workspaceId, account, name])).rows;
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
  account?: string | undefined;
  status?: readonly TemplateStatus[] | undefined;
  category?: TemplateCategory | undefined;
  language?: string | undefined;
  search?: string | undefined;
}

/** Last changed first, from a position on. */
export async function listTemplates(
  db: Queryable,
  workspaceId: string,
  { account, status, category, language, search }: ListFilters,
  after: Moment | undefined,
  limit: number,
): Promise<TemplateRow[]> {
  const sql = `${selectTemplates}
    AND ($2::text IS NULL OR t.account = $2)
    AND ($3::text[] IS NULL OR t.status = ANY ($3))
    AND ($4::text IS NULL OR t.category = $4)
    AND ($5::text IS NULL OR t.language = $5)
    AND ($6::text IS NULL OR t.name ILIKE $6 OR t.content #>> '{body,text}' ILIKE $6)
    AND ($7::timestamptz IS NULL OR (t.updated_at, t.id) < ($7::timestamptz, $8))
    ORDER BY t.updated_at DESC, t.id DESC LIMIT $9`;
  const pattern = search === undefined ? null : `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const values = [account, status, category, language, pattern, after?.at, after?.id];
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

const columnOf: Record<keyof TemplateChange, string> = {
  providerId: "provider_id",
  status: "status",
  reason: "reason",
  quality: "quality",
  formerCategory: "former_category",
  content: "content",
  components: "components",
  isForeign: "is_foreign",
  buttonFlows: "button_flows",
};
const jsonFields: ReadonlySet<string> = new Set<keyof TemplateChange>([
  "content",
  "components",
  "buttonFlows",
]);

/**
 * Writes what changes and nothing else: news of Meta and an author may come at the same time. Name, language and category follow
 * the content. Undefined when the template was deleted or its name is taken.
 */
export async function updateTemplate(
  db: Queryable,
  { workspaceId, id, ...row }: TemplateRow,
  change: TemplateChange,
  now: Date,
): Promise<TemplateRow | undefined> {
  const { name, language, category } = change.content ?? row;
  const changed = Object.entries(change).map(([field, value]): [column: string, value: unknown] => [
    columnOf[field as keyof TemplateChange],
    jsonFields.has(field) && value !== null ? JSON.stringify(value) : value,
  ]);
  if (change.content) changed.push(["name", name], ["language", language], ["category", category]);
  const assignments = changed.map(([column], index) => `, ${column} = $${index + 6}`).join("");
  const sql = `UPDATE message_templates t SET updated_at = $3${assignments}
    WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL
      AND NOT EXISTS (SELECT FROM message_templates other WHERE other.workspace_id = $1 AND other.account = t.account
        AND other.name = $4 AND other.language = $5 AND other.id <> $2 AND other.deleted_at IS NULL)`;
  const values = [workspaceId, id, now, name, language, ...changed.map(([, value]) => value)];
  const { rowCount } = await db.query(sql, values);
  return rowCount === 1 ? findTemplate(db, workspaceId, id) : undefined;
}

export async function removeTemplate(
  db: Queryable,
  { workspaceId, id }: Pick<TemplateRow, "workspaceId" | "id">,
  now: Date,
): Promise<void> {
  const sql = "UPDATE message_templates SET deleted_at = $3 WHERE workspace_id = $1 AND id = $2";
  await db.query(sql, [workspaceId, id, now]);
}
