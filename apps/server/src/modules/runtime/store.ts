// The hot path's one read: conversation, contact, bot and the repeat of a send, in a single statement.

import type { ChannelSettingsPatch } from "@parley/contracts/channelSettings";
import type { Messenger } from "@parley/contracts/channels";
import type { BotSettingsPatch } from "@parley/contracts/botSettings";
import type { FlowDocument } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { conversationColumns, type ContactRow, type ConversationRow } from "../../platform/access/index.ts";
import type { Queryable } from "../../platform/db/index.ts";
import { newId } from "../../platform/ids.ts";
import type { BotTriggers } from "./triggers.ts";

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
    /** What begins the bot's flows beside the greeting. */
    triggers: BotTriggers[];
  };
  /** The messenger's account; null on the website. */
  connection: TurnConnection | null;
  /** The version the session runs on was retired: it moves on at the next safe point. */
  isVersionRetired: boolean;
  /** The client id was seen before: answer what was answered then. */
  isRepeated: boolean;
}

export interface TurnConnection {
  id: string;
  channel: Messenger;
  name: string;
  settings: ChannelSettingsPatch;
  updatedAt: Date;
}

interface FlatRow extends ConversationRow {
  cnChannel: Messenger | null;
  cnName: string;
  cnSettings: ChannelSettingsPatch;
  cnUpdatedAt: Date;
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
  ctOptIn: boolean | null;
  ctCreatedAt: Date;
  botName: string;
  botSettings: BotSettingsPatch;
  botUpdatedAt: Date;
  botDeleted: boolean;
  defaultVersionId: string | null;
  botTriggers: BotTriggers[];
  isVersionRetired: boolean;
  isRepeated: boolean;
}

const turnById = `
SELECT ${conversationColumns},
  ct.name AS "ctName", ct.email AS "ctEmail", ct.phone_dial_code AS "ctDialCode", ct.phone_number AS "ctNumber",
  ct.picture AS "ctPicture", ct.city AS "ctCity", ct.country AS "ctCountry", ct.tags AS "ctTags",
  ct.attributes AS "ctAttributes", ct.is_lead AS "ctIsLead", ct.opt_in AS "ctOptIn", ct.created_at AS "ctCreatedAt",
  b.name AS "botName", b.settings AS "botSettings", b.updated_at AS "botUpdatedAt", b.deleted_at IS NOT NULL AS "botDeleted",
  b.flow_triggers AS "botTriggers", v.retired_at IS NOT NULL AS "isVersionRetired",
  f.published_version_id AS "defaultVersionId",
  cn.channel AS "cnChannel", cn.name AS "cnName", cn.settings AS "cnSettings", cn.updated_at AS "cnUpdatedAt",
  EXISTS (SELECT FROM messages m WHERE m.workspace_id = c.workspace_id AND m.conversation_id = c.id AND m.client_id = $3)
    AS "isRepeated"
FROM conversations c
JOIN contacts ct ON ct.workspace_id = c.workspace_id AND ct.id = c.contact_id
JOIN bots b ON b.workspace_id = c.workspace_id AND b.id = c.bot_id
LEFT JOIN flows f ON f.workspace_id = c.workspace_id AND f.id = b.default_flow_id
LEFT JOIN connections cn ON cn.workspace_id = c.workspace_id AND cn.id = c.connection_id
LEFT JOIN flow_versions v ON v.workspace_id = c.workspace_id AND v.id = c.flow_version_id
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
    ctOptIn,
    ctCreatedAt,
    botName,
    botSettings,
    botUpdatedAt,
    botDeleted,
    defaultVersionId,
    botTriggers,
    isVersionRetired,
    isRepeated,
    cnChannel,
    cnName,
    cnSettings,
    cnUpdatedAt,
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
      optIn: ctOptIn,
      createdAt: ctCreatedAt,
    },
    bot: {
      id: conversation.botId,
      name: botName,
      settings: botSettings,
      updatedAt: botUpdatedAt,
      defaultVersionId,
      isDeleted: botDeleted,
      triggers: botTriggers,
    },
    connection:
      cnChannel === null || conversation.connectionId === null
        ? null
        : {
            id: conversation.connectionId,
            channel: cnChannel,
            name: cnName,
            settings: cnSettings,
            updatedAt: cnUpdatedAt,
          },
    isVersionRetired,
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

/** The published version of the flow a retired version belongs to; nothing when the version is not retired. */
export async function findSuccessor(
  db: Queryable,
  workspaceId: string,
  versionId: string,
): Promise<string | undefined> {
  const sql = `SELECT f.published_version_id AS "versionId" FROM flow_versions v
    JOIN flows f ON f.workspace_id = v.workspace_id AND f.id = v.flow_id AND f.deleted_at IS NULL
    WHERE v.workspace_id = $1 AND v.id = $2 AND v.retired_at IS NOT NULL`;
  const { rows } = await db.query<{ versionId: string | null }>(sql, [workspaceId, versionId]);
  return rows[0]?.versionId ?? undefined;
}

export interface ScheduledBot {
  workspaceId: string;
  id: string;
  settings: BotSettingsPatch;
  updatedAt: Date;
  triggers: BotTriggers[];
}

export async function listScheduledBots(db: Queryable): Promise<ScheduledBot[]> {
  const sql = `SELECT workspace_id AS "workspaceId", id, settings, updated_at AS "updatedAt", flow_triggers AS triggers
    FROM bots WHERE deleted_at IS NULL AND flow_triggers @> '[{"triggers": [{"kind": "schedule"}]}]'`;
  return (await db.query<ScheduledBot>(sql)).rows;
}

/** Ids in their order, behind `after`: open conversations a bot answers. */
export async function listOpenConversations(
  db: Queryable,
  place: { workspaceId: string; botId: string; after: string; activeSince: Date },
  limit: number,
): Promise<string[]> {
  const sql = `SELECT id FROM conversations WHERE workspace_id = $1 AND bot_id = $2 AND id > $3 AND status = 'OPEN'
    AND responder = 'bot' AND activity_at > $4 ORDER BY id LIMIT $5`;
  const values = [place.workspaceId, place.botId, place.after, place.activeSince, limit];
  return (await db.query<{ id: string }>(sql, values)).rows.map(({ id }) => id);
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
