// SQL of connections: accounts of messengers.

import type { ChannelSettingsPatch } from "@parley/contracts/channelSettings";
import type { Messenger } from "@parley/contracts/channels";
import type { ConnectionProblem } from "@parley/contracts/api/connections";
import type { Queryable } from "../../../platform/db/index.ts";

export interface ConnectionRow {
  workspaceId: string;
  id: string;
  botId: string | null;
  botName: string | null;
  channel: Messenger;
  address: string;
  parent: string;
  name: string;
  handle: string;
  facts: Record<string, string>;
  /** Encrypted; see connections/credentials.ts. */
  secrets: string;
  appId: string;
  login: "instagram" | "facebook" | null;
  isPolling: boolean;
  pollOffset: number;
  sandboxCode: string | null;
  hookId: string;
  settings: ChannelSettingsPatch;
  status: "active" | "paused" | "reauthorise";
  problem: ConnectionProblem | null;
  heldUntil: Date | null;
  tokenExpiresAt: Date | null;
  lastInboundAt: Date | null;
  lastStatusAt: Date | null;
  lastSentAt: Date | null;
  lastRefusedAt: Date | null;
  lastRefusal: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export const connectionColumns = `cn.workspace_id AS "workspaceId", cn.id, cn.bot_id AS "botId", cn.channel, cn.address, cn.parent,
  cn.name, cn.handle, cn.facts, cn.secrets, cn.app_id AS "appId", cn.login, cn.is_polling AS "isPolling",
  cn.poll_offset AS "pollOffset", cn.sandbox_code AS "sandboxCode", cn.hook_id AS "hookId", cn.settings, cn.status, cn.problem,
  cn.held_until AS "heldUntil", cn.token_expires_at AS "tokenExpiresAt", cn.last_inbound_at AS "lastInboundAt",
  cn.last_status_at AS "lastStatusAt", cn.last_sent_at AS "lastSentAt", cn.last_refused_at AS "lastRefusedAt",
  cn.last_refusal AS "lastRefusal", cn.created_at AS "createdAt", cn.updated_at AS "updatedAt"`;
/** A connection with the bot that answers on it; conditions follow. */
export const selectConnections = `SELECT ${connectionColumns}, b.name AS "botName" FROM connections cn
  LEFT JOIN bots b ON b.workspace_id = cn.workspace_id AND b.id = cn.bot_id AND b.deleted_at IS NULL`;

export async function findConnection(
  db: Queryable,
  workspaceId: string,
  id: string,
): Promise<ConnectionRow | undefined> {
  const sql = `${selectConnections} WHERE cn.workspace_id = $1 AND cn.id = $2 AND cn.deleted_at IS NULL`;
  return (await db.query<ConnectionRow>(sql, [workspaceId, id])).rows[0];
}

export async function listConnections(
  db: Queryable,
  workspaceId: string,
  botId?: string,
): Promise<ConnectionRow[]> {
  const sql = `${selectConnections} WHERE cn.workspace_id = $1 AND cn.deleted_at IS NULL AND ($2::text IS NULL OR cn.bot_id = $2)
    ORDER BY cn.id`;
  return (await db.query<ConnectionRow>(sql, [workspaceId, botId ?? null])).rows;
}

/** Whose webhook this is. */
export async function findConnectionByHook(
  db: Queryable,
  channel: Messenger,
  hookId: string,
): Promise<ConnectionRow | undefined> {
  const sql = `${selectConnections} WHERE cn.channel = $1 AND cn.hook_id = $2 AND cn.deleted_at IS NULL`;
  return (await db.query<ConnectionRow>(sql, [channel, hookId])).rows[0];
}

/** Accounts named in one webhook; those of other workspaces only where the caller may speak for all of them. */
export async function findConnectionsByAddress(
  db: Queryable,
  channel: Messenger,
  addresses: readonly string[],
  workspaceId?: string,
): Promise<ConnectionRow[]> {
  const sql = `${selectConnections} WHERE cn.channel = $1 AND cn.address = ANY($2) AND cn.deleted_at IS NULL
    AND cn.sandbox_code IS NULL AND ($3::text IS NULL OR cn.workspace_id = $3)`;
  return (await db.query<ConnectionRow>(sql, [channel, addresses, workspaceId ?? null])).rows;
}

/** Connections below an account, e.g. the numbers of a WABA. */
export async function findConnectionsByParent(
  db: Queryable,
  channel: Messenger,
  parents: readonly string[],
  workspaceId?: string,
): Promise<ConnectionRow[]> {
  const sql = `${selectConnections} WHERE cn.channel = $1 AND cn.parent = ANY($2) AND cn.deleted_at IS NULL
    AND cn.sandbox_code IS NULL AND ($3::text IS NULL OR cn.workspace_id = $3)`;
  return (await db.query<ConnectionRow>(sql, [channel, parents, workspaceId ?? null])).rows;
}

/** The provider refused us, or lets us in again. */
export async function setConnectionProblem(
  db: Queryable,
  { workspaceId, id }: { workspaceId: string; id: string },
  status: ConnectionRow["status"],
  problem: ConnectionProblem | null,
): Promise<void> {
  const sql = `UPDATE connections SET status = $3, problem = $4, updated_at = clock_timestamp()
    WHERE workspace_id = $1 AND id = $2`;
  await db.query(sql, [workspaceId, id, status, problem === null ? null : JSON.stringify(problem)]);
}

/** The whole account waits until then; never moved back. */
export async function holdConnection(
  db: Queryable,
  { workspaceId, id }: { workspaceId: string; id: string },
  until: Date,
): Promise<void> {
  const sql = `UPDATE connections SET held_until = greatest(held_until, $3) WHERE workspace_id = $1 AND id = $2`;
  await db.query(sql, [workspaceId, id, until]);
}

/** How often the same account's refusals are written down. */
const refusalEvery = "interval '10 seconds'";

/** A webhook request was refused: shown on the health page, not more often than somebody reads it. */
export async function noteRefusal(
  db: Queryable,
  { workspaceId, id }: { workspaceId: string; id: string },
  reason: string,
  now: Date,
): Promise<void> {
  const sql = `UPDATE connections SET last_refused_at = $4::timestamptz, last_refusal = $3 WHERE workspace_id = $1 AND id = $2
    AND (last_refused_at IS NULL OR last_refused_at < $4::timestamptz - ${refusalEvery})`;
  await db.query(sql, [workspaceId, id, reason, now]);
}

/** Facts the provider tells of the account are kept beside those known. */
export async function mergeFacts(
  db: Queryable,
  { workspaceId, id }: { workspaceId: string; id: string },
  facts: Record<string, string>,
): Promise<void> {
  const sql = "UPDATE connections SET facts = facts || $3::jsonb WHERE workspace_id = $1 AND id = $2";
  await db.query(sql, [workspaceId, id, JSON.stringify(facts)]);
}

/** Something went out: shown on the health page. */
export async function noteSent(
  db: Queryable,
  { workspaceId, id }: { workspaceId: string; id: string },
  now: Date,
): Promise<void> {
  const sql = "UPDATE connections SET last_sent_at = $3 WHERE workspace_id = $1 AND id = $2";
  await db.query(sql, [workspaceId, id, now]);
}
