// SQL of alerts: what a mail tells, who receives it, and which were written already.

import type { BotSettingsPatch } from "@parley/contracts/botSettings";
import type { FlowDocument } from "@parley/contracts/flow";
import type { AuthorKind, MessageContent } from "@parley/contracts/messages";
import type { SessionState } from "@parley/flow-engine";
import type { Queryable } from "../../platform/db/index.ts";

export interface ConversationKey {
  workspaceId: string;
  id: string;
}

export interface AlertFacts {
  bot: { id: string; name: string; settings: BotSettingsPatch; updatedAt: Date };
  contact: {
    name: string | null;
    email: string | null;
    dialCode: string | null;
    number: string | null;
    city: string | null;
    country: string | null;
    tags: string[];
    attributes: Record<string, string>;
    isLead: boolean;
  };
  responder: string;
  session: SessionState | null;
  flowVersionId: string | null;
  pageUrl: string | null;
  referrer: string | null;
  visits: number;
  /** Where the present run of the flow began: the last restart, closing or reopening. */
  runStart: number;
  /** The visitor's last word. */
  lastVisitorSeq: number;
}

export async function loadFacts(
  db: Queryable,
  { workspaceId, id }: ConversationKey,
): Promise<AlertFacts | undefined> {
  const sql = `SELECT c.responder, c.session, c.flow_version_id AS "flowVersionId", c.page_url AS "pageUrl", c.referrer, c.visits,
      jsonb_build_object('name', ct.name, 'email', ct.email, 'dialCode', ct.phone_dial_code, 'number', ct.phone_number,
        'city', ct.city, 'country', ct.country, 'tags', ct.tags, 'attributes', ct.attributes, 'isLead', ct.is_lead) AS contact,
      b.id AS "botId", b.name AS "botName", b.settings AS "botSettings", b.updated_at AS "botUpdatedAt",
      (SELECT coalesce(max(m.seq), 0) FROM messages m WHERE m.workspace_id = c.workspace_id AND m.conversation_id = c.id
        AND m.content ->> 'event' IN ('restarted', 'closed', 'reopened')) AS "runStart",
      (SELECT coalesce(max(m.seq), 0) FROM messages m WHERE m.workspace_id = c.workspace_id AND m.conversation_id = c.id
        AND m.author_kind = 'visitor') AS "lastVisitorSeq"
    FROM conversations c
    JOIN contacts ct ON ct.workspace_id = c.workspace_id AND ct.id = c.contact_id
    JOIN bots b ON b.workspace_id = c.workspace_id AND b.id = c.bot_id
    WHERE c.workspace_id = $1 AND c.id = $2 AND b.deleted_at IS NULL`;
  interface Row extends Omit<AlertFacts, "bot"> {
    botId: string;
    botName: string;
    botSettings: BotSettingsPatch;
    botUpdatedAt: Date;
  }
  const row = (await db.query<Row>(sql, [workspaceId, id])).rows[0];
  if (!row) return undefined;
  const { botId, botName, botSettings, botUpdatedAt, ...facts } = row;
  return { ...facts, bot: { id: botId, name: botName, settings: botSettings, updatedAt: botUpdatedAt } };
}

export interface TranscriptRow {
  authorKind: AuthorKind;
  authorName: string | null;
  content: MessageContent;
  blockId: string | null;
}

/** Oldest first: the last `limit` messages behind a position. */
export async function listTranscriptRows(
  db: Queryable,
  { workspaceId, id }: ConversationKey,
  after: number,
  limit: number,
): Promise<TranscriptRow[]> {
  const sql = `SELECT author_kind AS "authorKind", author_name AS "authorName", content, block_id AS "blockId"
    FROM messages WHERE workspace_id = $1 AND conversation_id = $2 AND seq > $3 ORDER BY seq DESC LIMIT $4`;
  return (await db.query<TranscriptRow>(sql, [workspaceId, id, after, limit])).rows.toReversed();
}

/** What the conversation may have run through: its own version, and the bot's other flows, which redirects enter. */
export async function listDocuments(
  db: Queryable,
  workspaceId: string,
  botId: string,
  versionId: string | null,
): Promise<FlowDocument[]> {
  const sql = `SELECT v.document FROM flow_versions v LEFT JOIN flows f ON f.workspace_id = v.workspace_id AND f.published_version_id = v.id
    WHERE v.workspace_id = $1 AND (v.id = $3 OR f.bot_id = $2)`;
  const { rows } = await db.query<{ document: FlowDocument }>(sql, [workspaceId, botId, versionId]);
  return rows.map(({ document }) => document);
}

export async function listOwnerAddresses(db: Queryable, workspaceId: string): Promise<string[]> {
  const sql = `SELECT u.email FROM members m JOIN roles r ON r.workspace_id = m.workspace_id AND r.id = m.role_id
    JOIN users u ON u.id = m.user_id
    WHERE m.workspace_id = $1 AND m.is_active AND r.kind = 'owner' ORDER BY m.id`;
  return (await db.query<{ email: string }>(sql, [workspaceId])).rows.map(({ email }) => email);
}

/** Addresses of active members: of these, or of all when none are named. */
export async function listMemberAddresses(
  db: Queryable,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  const sql = `SELECT u.email FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.workspace_id = $1 AND m.is_active AND (cardinality($2::text[]) = 0 OR m.id = ANY($2)) ORDER BY m.id`;
  return (await db.query<{ email: string }>(sql, [workspaceId, memberIds])).rows.map(({ email }) => email);
}

/** False when this alert was written before, or when the conversation has had as many of late as it may. */
export async function claimAlert(
  db: Queryable,
  { workspaceId, id }: ConversationKey,
  key: string,
  maximumPerDay: number,
): Promise<boolean> {
  const sql = `INSERT INTO lead_alerts (workspace_id, conversation_id, key) SELECT $1, $2, $3
    WHERE (SELECT count(*) FROM lead_alerts WHERE workspace_id = $1 AND conversation_id = $2
      AND created_at > now() - interval '1 day') < $4
    ON CONFLICT DO NOTHING`;
  return ((await db.query(sql, [workspaceId, id, key, maximumPerDay])).rowCount ?? 0) > 0;
}
