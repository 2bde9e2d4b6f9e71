// SQL of the visitor's side: finding the bot, opening conversations, marks, presence and page visits.

import { conversationColumns, type ConversationRow } from "../../platform/access/index.ts";
import type { BotSettingsPatch } from "@parley/contracts/botSettings";
import type { Queryable } from "../../platform/db/index.ts";
import { newId } from "../../platform/ids.ts";
import { presentFor } from "../conversations/index.ts";

export interface WidgetBot {
  workspaceId: string;
  id: string;
  name: string;
  settings: BotSettingsPatch;
  updatedAt: Date;
  identitySecret: string;
  isPublished: boolean;
}

export async function findWidgetBot(
  db: Queryable,
  botId: string,
  customerId: string,
): Promise<WidgetBot | undefined> {
  const sql = `SELECT b.workspace_id AS "workspaceId", b.id, b.name, b.settings, b.updated_at AS "updatedAt",
      b.identity_secret AS "identitySecret", f.published_version_id IS NOT NULL AS "isPublished"
    FROM bots b LEFT JOIN flows f ON f.workspace_id = b.workspace_id AND f.id = b.default_flow_id
    WHERE b.id = $1 AND b.workspace_id = $2 AND b.deleted_at IS NULL`;
  return (await db.query<WidgetBot>(sql, [botId, customerId])).rows[0];
}

export async function findConversationOfVisitor(
  db: Queryable,
  workspaceId: string,
  botId: string,
  uuid: string,
): Promise<ConversationRow | undefined> {
  const sql = `SELECT ${conversationColumns} FROM conversations c WHERE c.workspace_id = $1 AND c.bot_id = $2 AND c.visitor_uuid = $3`;
  return (await db.query<ConversationRow>(sql, [workspaceId, botId, uuid])).rows[0];
}

export interface NewVisitor {
  workspaceId: string;
  botId: string;
  uuid: string;
  language: string | null;
  device: ConversationRow["device"];
  country: string | null;
  city: string | null;
  now: Date;
}

/** Makes contact and conversation in one statement; of two tabs opening at once, one makes it. */
export async function insertConversation(db: Queryable, visitor: NewVisitor): Promise<boolean> {
  const sql = `WITH mine AS (
      SELECT 1 WHERE NOT EXISTS (SELECT FROM conversations WHERE workspace_id = $1 AND bot_id = $4 AND visitor_uuid = $5)
    ), contact AS (
      INSERT INTO contacts (workspace_id, id, country, city, created_at, updated_at) SELECT $1, $2, $6, $7, $10, $10 FROM mine RETURNING id
    )
    INSERT INTO conversations (workspace_id, id, bot_id, contact_id, visitor_uuid, language, device, visits, activity_at,
      last_seen_at, created_at, updated_at)
    SELECT $1, $3, $4, contact.id, $5, $8, $9::jsonb, 0, $10, $10, $10, $10 FROM contact`;
  const { rowCount } = await db.query(sql, [
    visitor.workspaceId,
    newId(),
    newId(),
    visitor.botId,
    visitor.uuid,
    visitor.country,
    visitor.city,
    visitor.language,
    visitor.device === null ? null : JSON.stringify(visitor.device),
    visitor.now,
  ]);
  return rowCount === 1;
}

export interface Arrival {
  workspaceId: string;
  id: string;
  page: { url: string; title?: string; referrer?: string } | null;
  isNewVisit: boolean;
  now: Date;
}

/** Notes where the visitor is; a page seen twice in a row is one visit of that page. */
export async function recordArrival(
  db: Queryable,
  { workspaceId, id, page, isNewVisit, now }: Arrival,
): Promise<void> {
  const sql = `WITH moved AS (
      UPDATE conversations c SET last_seen_at = $3::timestamptz, online_until = $3::timestamptz + ${presentFor}, visits = c.visits + $4, page_url = coalesce($5, c.page_url),
        page_title = CASE WHEN $5::text IS NULL THEN c.page_title ELSE $6 END, referrer = coalesce(c.referrer, $7),
        changed_xid = pg_current_xact_id()
      FROM (SELECT page_url AS before FROM conversations WHERE workspace_id = $1 AND id = $2) old
      WHERE c.workspace_id = $1 AND c.id = $2 RETURNING old.before
    )
    INSERT INTO visits (workspace_id, conversation_id, id, url, title, referrer, created_at)
    SELECT $1, $2, $8, $5, $6, $7, $3 FROM moved WHERE $5::text IS NOT NULL AND moved.before IS DISTINCT FROM $5`;
  await db.query(sql, [
    workspaceId,
    id,
    now,
    isNewVisit ? 1 : 0,
    page?.url ?? null,
    page?.title ?? null,
    page?.referrer ?? null,
    newId(),
  ]);
}

export interface Marks {
  deliveredSeq: number | null;
  readSeq: number | null;
  now: Date;
}

/** Moves the visitor's marks forward (never back, never beyond the last message) and notes their presence. */
export async function recordMarks(
  db: Queryable,
  workspaceId: string,
  id: string,
  { deliveredSeq, readSeq, now }: Marks,
): Promise<ConversationRow | undefined> {
  const sql = `UPDATE conversations c SET last_seen_at = $3::timestamptz, online_until = $3::timestamptz + ${presentFor},
      visitor_delivered_seq = least(c.seq, greatest(c.visitor_delivered_seq, coalesce($4, 0), coalesce($5, 0))),
      visitor_read_seq = least(c.seq, greatest(c.visitor_read_seq, coalesce($5, 0))),
      changed_xid = pg_current_xact_id()
    WHERE c.workspace_id = $1 AND c.id = $2 RETURNING ${conversationColumns}`;
  return (await db.query<ConversationRow>(sql, [workspaceId, id, now, deliveredSeq, readSeq])).rows[0];
}

/** The last window of the visitor has closed. False when there was a sign of life since, here or in another process. */
export async function recordLeaving(
  db: Queryable,
  workspaceId: string,
  id: string,
  { closedAt, now }: { closedAt: Date; now: Date },
): Promise<boolean> {
  const sql = `UPDATE conversations SET online_until = least(online_until, $3), changed_xid = pg_current_xact_id()
    WHERE workspace_id = $1 AND id = $2 AND last_seen_at <= $4`;
  return ((await db.query(sql, [workspaceId, id, now, closedAt])).rowCount ?? 0) > 0;
}
