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
