// SQL that makes, changes and ends connections.

import type { ChannelSettingsPatch } from "@parley/contracts/channelSettings";
import type { Messenger } from "@parley/contracts/channels";
import type { ConnectionProblem } from "@parley/contracts/api/connections";
import { AppError } from "@parley/contracts/errors";
import { sqlStateOf, type Queryable } from "../../../platform/db/index.ts";
import { connectionColumns, findConnection, type ConnectionRow } from "./connections.ts";

const UNIQUE_VIOLATION = "23505";

export type ConnectionKey = Pick<ConnectionRow, "workspaceId" | "id">;
export type NewConnection = Pick<
  ConnectionRow,
  | "workspaceId"
  | "id"
  | "botId"
  | "channel"
  | "address"
  | "parent"
  | "name"
  | "handle"
  | "facts"
  | "secrets"
  | "appId"
  | "login"
  | "isPolling"
  | "sandboxCode"
  | "hookId"
>;

/**
 * A new row, or the one that was deleted in this workspace, with its conversations.
 * @throws AppError `account_already_connected`
 */
export async function writeConnection(db: Queryable, row: NewConnection, now: Date): Promise<void> {
  const sql = `INSERT INTO connections (workspace_id, id, bot_id, channel, address, parent, name, handle, facts, secrets, app_id,
      login, is_polling, sandbox_code, hook_id, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)
    ON CONFLICT (workspace_id, id) DO UPDATE SET bot_id = EXCLUDED.bot_id, parent = EXCLUDED.parent, name = EXCLUDED.name,
      handle = EXCLUDED.handle, facts = EXCLUDED.facts, secrets = EXCLUDED.secrets, app_id = EXCLUDED.app_id,
      login = EXCLUDED.login, is_polling = EXCLUDED.is_polling, poll_offset = 0, hook_id = EXCLUDED.hook_id,
      status = 'active', problem = NULL, held_until = NULL, token_expires_at = NULL, last_refused_at = NULL,
      last_refusal = NULL, deleted_at = NULL, updated_at = EXCLUDED.updated_at`;
  const values = [
    row.workspaceId,
    row.id,
    row.botId,
    row.channel,
    row.address,
    row.parent,
    row.name,
    row.handle,
    JSON.stringify(row.facts),
    row.secrets,
    row.appId,
    row.login,
    row.isPolling,
    row.sandboxCode,
    row.hookId,
    now,
  ];
  await refusingTwins(row.address, () => db.query(sql, values));
}

async function refusingTwins(account: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (sqlStateOf(error) === UNIQUE_VIOLATION) throw new AppError("account_already_connected", { account });
    throw error;
  }
}

/** Whether an account answers somewhere, in whatever workspace. */
export async function isAddressTaken(db: Queryable, channel: Messenger, address: string): Promise<boolean> {
  const sql = `SELECT FROM connections WHERE channel = $1 AND address = $2 AND deleted_at IS NULL AND sandbox_code IS NULL`;
  return (await db.query(sql, [channel, address])).rows.length > 0;
}

/** The latest connection of this account that was ended in this workspace. */
export async function findDeletedConnection(
  db: Queryable,
  workspaceId: string,
  channel: Messenger,
  address: string,
): Promise<string | undefined> {
  const sql = `SELECT id FROM connections WHERE workspace_id = $1 AND channel = $2 AND address = $3
    AND deleted_at IS NOT NULL AND sandbox_code IS NULL ORDER BY deleted_at DESC LIMIT 1`;
  return (await db.query<{ id: string }>(sql, [workspaceId, channel, address])).rows[0]?.id;
}

export interface ConnectionChange {
  botId?: string | null;
  settings?: ChannelSettingsPatch;
  status?: ConnectionRow["status"];
  problem?: ConnectionProblem | null;
  heldUntil?: Date | null;
  name?: string;
  handle?: string;
  facts?: Record<string, string>;
  secrets?: string;
  appId?: string;
  isPolling?: boolean;
  tokenExpiresAt?: Date | null;
}

const columnOf: Record<keyof ConnectionChange, string> = {
  botId: "bot_id",
  settings: "settings",
  status: "status",
  problem: "problem",
  heldUntil: "held_until",
  name: "name",
  handle: "handle",
  facts: "facts",
  secrets: "secrets",
  appId: "app_id",
  isPolling: "is_polling",
  tokenExpiresAt: "token_expires_at",
};
const isColumn = (name: string): name is keyof ConnectionChange => name in columnOf;

/** What is left out stays. Answers the row as it is now; undefined when it is gone. */
export async function changeConnection(
  db: Queryable,
  { workspaceId, id }: ConnectionKey,
  change: ConnectionChange,
): Promise<ConnectionRow | undefined> {
  const values: unknown[] = [workspaceId, id];
  const sets = Object.entries(change).flatMap(([name, value]) => {
    if (!isColumn(name) || value === undefined) return [];
    const isJson = value !== null && typeof value === "object" && !(value instanceof Date);
    return [`${columnOf[name]} = $${values.push(isJson ? JSON.stringify(value) : value)}`];
  });
  const sql = `UPDATE connections SET ${["updated_at = clock_timestamp()", ...sets].join(", ")}
    WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL`;
  const { rowCount } = await db.query(sql, values);
  return rowCount === 0 ? undefined : findConnection(db, workspaceId, id);
}

export async function deleteConnection(
  db: Queryable,
  { workspaceId, id }: ConnectionKey,
  now: Date,
): Promise<void> {
  const sql = `UPDATE connections SET deleted_at = $3, is_polling = false, updated_at = $3
    WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL`;
  await db.query(sql, [workspaceId, id, now]);
}

/**
 * Others that live on the same subscription at the provider: numbers of one WABA, accounts behind one app. Whoever ends
 * one of them must not silence these.
 */
export async function listSiblings(
  db: Queryable,
  row: ConnectionRow,
  limit: number,
): Promise<ConnectionRow[]> {
  const sql = `SELECT ${connectionColumns}, NULL AS "botName" FROM connections cn
    WHERE cn.channel = $1 AND cn.id <> $2 AND cn.deleted_at IS NULL AND cn.status <> 'reauthorise'
      AND (($1 = 'whatsapp' AND cn.parent = $3) OR ($4 <> '' AND cn.app_id = $4))
    ORDER BY (cn.parent = $3) DESC, cn.id LIMIT $5`;
  return (await db.query<ConnectionRow>(sql, [row.channel, row.id, row.parent, row.appId, limit])).rows;
}

/** Every live connection of all workspaces, in pieces: for what looks after them. */
export async function listLiveConnections(
  db: Queryable,
  after: string,
  limit: number,
): Promise<ConnectionRow[]> {
  const sql = `SELECT ${connectionColumns}, NULL AS "botName" FROM connections cn
    WHERE cn.deleted_at IS NULL AND cn.id > $1 ORDER BY cn.id LIMIT $2`;
  return (await db.query<ConnectionRow>(sql, [after, limit])).rows;
}

export async function findSandboxConnection(
  db: Queryable,
  workspaceId: string,
  botId: string,
): Promise<string | undefined> {
  const sql = `SELECT id FROM connections WHERE workspace_id = $1 AND bot_id = $2 AND sandbox_code IS NOT NULL
    AND deleted_at IS NULL LIMIT 1`;
  return (await db.query<{ id: string }>(sql, [workspaceId, botId])).rows[0]?.id;
}
