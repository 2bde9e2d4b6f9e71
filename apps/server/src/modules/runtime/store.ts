// The hot path's one read: conversation, contact, bot and the repeat of a send, in a single statement.

import type { BotSettingsPatch } from "@parley/contracts/botSettings";
import type { FlowDocument } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { conversationColumns, type ContactRow, type ConversationRow } from "../../platform/access/index.ts";
import type { Queryable } from "../../platform/db/index.ts";
import { newId } from "../../platform/ids.ts";

export interface TurnRow {
  conversation: ConversationRow;
  contact: ContactRow;
  bot: {
    id: string;
    name: string;
    settings: BotSettingsPatch;
    updatedAt: Date;
    defaultVersionId: string | null;
    isDeleted: boolean;
  };
  /** The client id was seen before: answer what was answered then. */
  isRepeated: boolean;
}

interface FlatRow extends ConversationRow {
  ctName: string | null;
  ctEmail: string | null;
  ctDialCode: string | null;
  ctNumber: string | null;
  ctPicture: string | null;
  ctCity: string | null;
  ctCountry: string | null;
  ctTags: string[];
  ctAttributes: Record<string, string>;
  ctIsLead: boolean;
  ctCreatedAt: Date;
  botName: string;
  botSettings: BotSettingsPatch;
  botUpdatedAt: Date;
  botDeleted: boolean;
  defaultVersionId: string | null;
  isRepeated: boolean;
}

const turnById = `
SELECT ${conversationColumns},
  ct.name AS "ctName", ct.email AS "ctEmail", ct.phone_dial_code AS "ctDialCode", ct.phone_number AS "ctNumber",
  ct.picture AS "ctPicture", ct.city AS "ctCity", ct.country AS "ctCountry", ct.tags AS "ctTags",
  ct.attributes AS "ctAttributes", ct.is_lead AS "ctIsLead", ct.created_at AS "ctCreatedAt",
  b.name AS "botName", b.settings AS "botSettings", b.updated_at AS "botUpdatedAt", b.deleted_at IS NOT NULL AS "botDeleted",
  f.published_version_id AS "defaultVersionId",
  EXISTS (SELECT FROM messages m WHERE m.workspace_id = c.workspace_id AND m.conversation_id = c.id AND m.client_id = $3)
    AS "isRepeated"
FROM conversations c
JOIN contacts ct ON ct.workspace_id = c.workspace_id AND ct.id = c.contact_id
JOIN bots b ON b.workspace_id = c.workspace_id AND b.id = c.bot_id
LEFT JOIN flows f ON f.workspace_id = c.workspace_id AND f.id = b.default_flow_id
WHERE c.workspace_id = $1 AND c.id = $2`;

export async function loadTurn(
  db: Queryable,
  workspaceId: string,
  conversationId: string,
  clientId: string | null,
): Promise<TurnRow | undefined> {
  const { rows } = await db.query<FlatRow>(turnById, [workspaceId, conversationId, clientId]);
  const row = rows[0];
  if (!row) return undefined;
  const {
    ctName,
    ctEmail,
    ctDialCode,
    ctNumber,
    ctPicture,
    ctCity,
    ctCountry,
    ctTags,
    ctAttributes,
    ctIsLead,
    ctCreatedAt,
    botName,
    botSettings,
    botUpdatedAt,
    botDeleted,
    defaultVersionId,
    isRepeated,
    ...conversation
  } = row;
  return {
    conversation,
    contact: {
      workspaceId,
      id: conversation.contactId,
      name: ctName,
      email: ctEmail,
      phoneDialCode: ctDialCode,
      phoneNumber: ctNumber,
      picture: ctPicture,
      city: ctCity,
      country: ctCountry,
      tags: ctTags,
      attributes: ctAttributes,
      isLead: ctIsLead,
      createdAt: ctCreatedAt,
    },
    bot: {
      id: conversation.botId,
      name: botName,
      settings: botSettings,
      updatedAt: botUpdatedAt,
      defaultVersionId,
      isDeleted: botDeleted,
    },
    isRepeated,
  };
}

export async function loadVersionDocument(
  db: Queryable,
  workspaceId: string,
  versionId: string,
): Promise<FlowDocument | undefined> {
  const sql = "SELECT document FROM flow_versions WHERE workspace_id = $1 AND id = $2";
  return (await db.query<{ document: FlowDocument }>(sql, [workspaceId, versionId])).rows[0]?.document;
}

/** The published version of a flow of the same bot, which a redirect enters. */
export async function findPublishedVersion(
  db: Queryable,
  workspaceId: string,
  botId: string,
  flowId: string,
): Promise<string | undefined> {
  const sql = `SELECT published_version_id AS "versionId" FROM flows WHERE workspace_id = $1 AND bot_id = $2 AND id = $3 AND deleted_at IS NULL`;
  return (
    (await db.query<{ versionId: string | null }>(sql, [workspaceId, botId, flowId])).rows[0]?.versionId ??
    undefined
  );
}

export interface BotNote {
  workspaceId: string;
  contactId: string;
  text: string;
  authorName: string;
  now: Date;
}

/** A note by a bot is kept with the contact like a member's. */
export async function insertBotNote(db: Queryable, note: BotNote): Promise<void> {
  const sql = `INSERT INTO notes (workspace_id, id, contact_id, title, description, author_name, created_at)
    VALUES ($1, $2, $3, '', $4, $5, $6)`;
  const { workspaceId, contactId, text, authorName, now } = note;
  const description = text.slice(0, limits.noteTextLength);
  await db.query(sql, [workspaceId, newId(), contactId, description, authorName, now]);
}
