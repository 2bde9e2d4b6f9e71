// SQL of bots and their credentials.

import type { BotSettingsPatch } from "@parley/contracts/botSettings";
import { botColumns, type BotRow } from "../../platform/access/index.ts";
import type { Queryable } from "../../platform/db/index.ts";

export interface BotListRow extends BotRow {
  isPublished: boolean;
  conversations: number;
  leads: number;
}

const counted = `${botColumns},
  EXISTS (SELECT FROM flows f WHERE f.workspace_id = b.workspace_id AND f.id = b.default_flow_id AND f.published_version_id IS NOT NULL)
    AS "isPublished",
  (SELECT count(*) FROM conversations c WHERE c.workspace_id = b.workspace_id AND c.bot_id = b.id) AS conversations,
  (SELECT count(*) FROM conversations c JOIN contacts ct ON ct.workspace_id = c.workspace_id AND ct.id = c.contact_id
    WHERE c.workspace_id = b.workspace_id AND c.bot_id = b.id AND ct.is_lead) AS leads`;

export async function listBots(db: Queryable, workspaceId: string): Promise<BotListRow[]> {
  const sql = `SELECT ${counted} FROM bots b WHERE b.workspace_id = $1 AND b.deleted_at IS NULL ORDER BY b.created_at, b.id`;
  return (await db.query<BotListRow>(sql, [workspaceId])).rows;
}

export async function getBotWithCounts(
  db: Queryable,
  workspaceId: string,
  id: string,
): Promise<BotListRow | undefined> {
  const sql = `SELECT ${counted} FROM bots b WHERE b.workspace_id = $1 AND b.id = $2 AND b.deleted_at IS NULL`;
  return (await db.query<BotListRow>(sql, [workspaceId, id])).rows[0];
}

export async function countBots(db: Queryable, workspaceId: string): Promise<number> {
  const sql = "SELECT count(*) AS count FROM bots WHERE workspace_id = $1 AND deleted_at IS NULL";
  return (await db.query<{ count: number }>(sql, [workspaceId])).rows[0]?.count ?? 0;
}

export interface NewBot {
  workspaceId: string;
  id: string;
  name: string;
  settings: BotSettingsPatch;
  defaultFlowId: string;
  websiteToken: string;
  websiteTokenHash: string;
  identitySecret: string;
}

export async function insertBot(db: Queryable, bot: NewBot): Promise<void> {
  const sql = `INSERT INTO bots (workspace_id, id, name, settings, default_flow_id, website_token, website_token_hash, identity_secret)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
  await db.query(sql, [
    bot.workspaceId,
    bot.id,
    bot.name,
    JSON.stringify(bot.settings),
    bot.defaultFlowId,
    bot.websiteToken,
    bot.websiteTokenHash,
    bot.identitySecret,
  ]);
}

/** Locks the bot until the transaction ends, so that two people's changes of different settings both survive. */
export async function lockBot(db: Queryable, workspaceId: string, id: string): Promise<void> {
  await db.query("SELECT FROM bots WHERE workspace_id = $1 AND id = $2 FOR UPDATE", [workspaceId, id]);
}

export interface BotChange {
  name: string;
  settings: BotSettingsPatch;
  defaultFlowId: string | null;
}

export async function updateBot(
  db: Queryable,
  workspaceId: string,
  id: string,
  change: BotChange,
): Promise<void> {
  const sql = `UPDATE bots SET name = $3, settings = $4, default_flow_id = $5, updated_at = clock_timestamp() WHERE workspace_id = $1 AND id = $2`;
  await db.query(sql, [workspaceId, id, change.name, JSON.stringify(change.settings), change.defaultFlowId]);
}

/** The row stays for the conversations that name it; nothing can be opened or edited through it any more. */
export async function markBotDeleted(db: Queryable, workspaceId: string, id: string): Promise<void> {
  const sql =
    "UPDATE bots SET deleted_at = now(), updated_at = clock_timestamp() WHERE workspace_id = $1 AND id = $2";
  await db.query(sql, [workspaceId, id]);
}

export async function replaceWebsiteToken(
  db: Queryable,
  workspaceId: string,
  id: string,
  sealed: string,
  hash: string,
): Promise<void> {
  await db.query(
    "UPDATE bots SET website_token = $3, website_token_hash = $4 WHERE workspace_id = $1 AND id = $2",
    [workspaceId, id, sealed, hash],
  );
}

export async function replaceIdentitySecret(
  db: Queryable,
  workspaceId: string,
  id: string,
  sealed: string,
): Promise<void> {
  await db.query("UPDATE bots SET identity_secret = $3 WHERE workspace_id = $1 AND id = $2", [
    workspaceId,
    id,
    sealed,
  ]);
}

/** The bot a website token belongs to. */
export async function findBotByWebsiteToken(
  db: Queryable,
  hash: string,
): Promise<{ workspaceId: string; id: string } | undefined> {
  const sql = `SELECT workspace_id AS "workspaceId", id FROM bots WHERE website_token_hash = $1 AND deleted_at IS NULL`;
  return (await db.query<{ workspaceId: string; id: string }>(sql, [hash])).rows[0];
}
