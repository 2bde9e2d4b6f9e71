// SQL of the compatible endpoints: the conversation behind a visitor's uuid, and the list of a bot's chats.

import type { ConversationStatus } from "@parley/contracts/conversation";
import type { AuthorKind } from "@parley/contracts/messages";
import type { Queryable } from "../../platform/db/index.ts";
import { newId } from "../../platform/ids.ts";

export interface VisitorOfBot {
  workspaceId: string;
  botId: string;
  uuid: string;
}

export interface FoundLead {
  id: string;
  contactId: string;
}

export async function findLead(
  db: Queryable,
  { workspaceId, botId, uuid }: VisitorOfBot,
): Promise<FoundLead | undefined> {
  const sql = `SELECT id, contact_id AS "contactId" FROM conversations WHERE workspace_id = $1 AND bot_id = $2 AND visitor_uuid = $3`;
  return (await db.query<FoundLead>(sql, [workspaceId, botId, uuid])).rows[0];
}

/** A chat of somebody who has not been here yet: no visit, not present; the bot greets when they come. */
export async function insertLead(
  db: Queryable,
  { workspaceId, botId, uuid }: VisitorOfBot,
  now: Date,
): Promise<void> {
  const sql = `WITH mine AS (
      SELECT 1 WHERE NOT EXISTS (SELECT FROM conversations WHERE workspace_id = $1 AND bot_id = $4 AND visitor_uuid = $5)
    ), contact AS (
      INSERT INTO contacts (workspace_id, id, created_at, updated_at) SELECT $1, $2, $6, $6 FROM mine RETURNING id
    )
    INSERT INTO conversations (workspace_id, id, bot_id, contact_id, visitor_uuid, visits, activity_at, last_seen_at,
      online_until, created_at, updated_at)
    SELECT $1, $3, $4, contact.id, $5, 0, $6, $6, $6, $6, $6 FROM contact`;
  await db.query(sql, [workspaceId, newId(), newId(), botId, uuid, now]);
}

export async function setPicture(
  db: Queryable,
  workspaceId: string,
  contactId: string,
  picture: string,
): Promise<void> {
  const sql = "UPDATE contacts SET picture = $3, updated_at = now() WHERE workspace_id = $1 AND id = $2";
  await db.query(sql, [workspaceId, contactId, picture]);
}

export interface ChatRow {
  id: string;
  uuid: string;
  status: ConversationStatus;
  assigneeId: string | null;
  visits: number;
  lastSeenAt: Date;
  onlineUntil: Date;
  lastMessageAt: Date | null;
  lastMessageBy: AuthorKind | null;
  lastMessageText: string | null;
  createdAt: Date;
  updatedAt: Date;
  name: string | null;
  email: string | null;
  dialCode: string | null;
  number: string | null;
  picture: string | null;
  city: string | null;
  country: string | null;
  gender: string | null;
  tags: string[];
  attributes: Record<string, string>;
  notes: { id: string; title: string; description: string }[];
}

/** The notes of one contact that are given with a chat. */
const NOTES_GIVEN = 200;

/** Newest first; ids grow with time. */
export async function listChats(
  db: Queryable,
  { workspaceId, botId, isLead }: { workspaceId: string; botId: string; isLead: boolean },
  { limit, offset }: { limit: number; offset: number },
): Promise<ChatRow[]> {
  const sql = `SELECT c.id, c.visitor_uuid AS uuid, c.status, c.assignee_id AS "assigneeId", c.visits,
      c.last_seen_at AS "lastSeenAt", c.online_until AS "onlineUntil", c.last_message_at AS "lastMessageAt",
      c.last_message_by AS "lastMessageBy", c.last_message_text AS "lastMessageText", c.created_at AS "createdAt",
      greatest(c.updated_at, ct.updated_at) AS "updatedAt", ct.name, ct.email, ct.phone_dial_code AS "dialCode",
      ct.phone_number AS number, ct.picture, ct.city, ct.country, ct.gender, ct.tags, ct.attributes,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', n.id, 'title', n.title, 'description', n.description) ORDER BY n.id)
        FROM (SELECT id, title, description FROM notes
          WHERE workspace_id = $1 AND contact_id = ct.id ORDER BY id DESC LIMIT ${NOTES_GIVEN}) n), '[]') AS notes
    FROM conversations c JOIN contacts ct ON ct.workspace_id = c.workspace_id AND ct.id = c.contact_id
    WHERE c.workspace_id = $1 AND c.bot_id = $2
      AND (ct.is_lead OR ct.name IS NOT NULL OR ct.email IS NOT NULL OR ct.phone_number IS NOT NULL) = $3
    ORDER BY c.id DESC LIMIT $4 OFFSET $5`;
  return (await db.query<ChatRow>(sql, [workspaceId, botId, isLead, limit, offset])).rows;
}
