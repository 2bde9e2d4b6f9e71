// SQL of calls: where they come from, what was written for them, codes, and whose turn it is.

import type { BotSettingsPatch } from "@parley/contracts/botSettings";
import type { Queryable } from "../../platform/db/index.ts";

export interface CallKey {
  workspaceId: string;
  conversationId: string;
  waitToken: number;
}

export interface CallPlaceRow {
  bot: { id: string; settings: BotSettingsPatch; updatedAt: Date };
  /** Where the conversation is; null when that flow has been deleted meanwhile. */
  flowId: string | null;
}

/** The bot behind a call that is still waited for; undefined when the conversation has moved on. */
export async function findAwaitedCall(
  db: Queryable,
  { workspaceId, conversationId, waitToken }: CallKey,
): Promise<CallPlaceRow | undefined> {
  const sql = `SELECT b.id, b.settings, b.updated_at AS "updatedAt", v.flow_id AS "flowId"
    FROM conversations c JOIN bots b ON b.workspace_id = c.workspace_id AND b.id = c.bot_id
      LEFT JOIN flow_versions v ON v.workspace_id = c.workspace_id AND v.id = c.flow_version_id
    WHERE c.workspace_id = $1 AND c.id = $2 AND c.session ->> 'status' = 'calling'
      AND (c.session ->> 'waitToken')::int = $3 AND b.deleted_at IS NULL`;
  type Row = CallPlaceRow["bot"] & Pick<CallPlaceRow, "flowId">;
  const { rows } = await db.query<Row>(sql, [workspaceId, conversationId, waitToken]);
  if (!rows[0]) return undefined;
  const { flowId, ...bot } = rows[0];
  return { bot, flowId };
}

/** False when this call was claimed before: what it does is done. */
export async function claimCall(
  db: Queryable,
  { workspaceId, conversationId, waitToken }: CallKey,
  { kind, about, now }: { kind: string; about: string | null; now: Date },
): Promise<boolean> {
  const sql = `INSERT INTO flow_calls (workspace_id, conversation_id, wait_token, kind, about, created_at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`;
  const { rowCount } = await db.query(sql, [workspaceId, conversationId, waitToken, kind, about, now]);
  return (rowCount ?? 0) > 0;
}

export interface SentCounts {
  workspace: number;
  conversation: number;
  about: number;
}

/** How many calls of a kind were claimed since a moment. */
export async function countCallsSince(
  db: Queryable,
  { workspaceId, conversationId }: CallKey,
  { kind, about, since }: { kind: string; about: string | null; since: Date },
): Promise<SentCounts> {
  const sql = `SELECT count(*)::int AS workspace, (count(*) FILTER (WHERE conversation_id = $4))::int AS conversation,
      (count(*) FILTER (WHERE about = $5))::int AS about
    FROM flow_calls WHERE workspace_id = $1 AND kind = $2 AND created_at > $3`;
  const { rows } = await db.query<SentCounts>(sql, [workspaceId, kind, since, conversationId, about]);
  return rows[0] ?? { workspace: 0, conversation: 0, about: 0 };
}

/** Holds the others of the same workspace and kind back until the transaction ends, so that counts stay true. */
export async function lockCalls(db: Queryable, workspaceId: string, kind: string): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`${kind}/${workspaceId}`]);
}

export interface CodePlace {
  workspaceId: string;
  conversationId: string;
  blockId: string;
}

/** A new code takes the place of the one before; its attempts begin anew. */
export async function putCode(
  db: Queryable,
  { workspaceId, conversationId, blockId }: CodePlace,
  { hash, expiresAt }: { hash: string; expiresAt: Date },
): Promise<void> {
  const sql = `INSERT INTO verification_codes (workspace_id, conversation_id, block_id, code_hash, expires_at)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (workspace_id, conversation_id, block_id)
    DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at, attempts = 0, verified_token = NULL`;
  await db.query(sql, [workspaceId, conversationId, blockId, hash, expiresAt]);
}

export interface CodeRow {
  hash: string;
  expiresAt: Date;
  attempts: number;
  verifiedToken: number | null;
}

/** Counts the attempt and answers the code as it is then. */
export async function countAttempt(
  db: Queryable,
  { workspaceId, conversationId, blockId }: CodePlace,
): Promise<CodeRow | undefined> {
  const sql = `UPDATE verification_codes SET attempts = attempts + 1
    WHERE workspace_id = $1 AND conversation_id = $2 AND block_id = $3
    RETURNING code_hash AS hash, expires_at AS "expiresAt", attempts, verified_token AS "verifiedToken"`;
  return (await db.query<CodeRow>(sql, [workspaceId, conversationId, blockId])).rows[0];
}

/** Good for this one call: nobody can use the code a second time. */
export async function markVerified(
  db: Queryable,
  { workspaceId, conversationId, blockId }: CodePlace,
  waitToken: number,
): Promise<void> {
  const sql = `UPDATE verification_codes SET verified_token = $4
    WHERE workspace_id = $1 AND conversation_id = $2 AND block_id = $3`;
  await db.query(sql, [workspaceId, conversationId, blockId, waitToken]);
}

/** Takes the next of these members, in their order, and remembers who it was. */
export async function takeTurn(
  db: Queryable,
  workspaceId: string,
  team: string,
  choose: (lastMemberId: string | null) => string,
): Promise<string> {
  await lockCalls(db, workspaceId, `turn/${team}`);
  const found = await db.query<{ last: string }>(
    "SELECT last_member_id AS last FROM assignment_turns WHERE workspace_id = $1 AND team = $2",
    [workspaceId, team],
  );
  const next = choose(found.rows[0]?.last ?? null);
  await db.query(
    `INSERT INTO assignment_turns (workspace_id, team, last_member_id) VALUES ($1, $2, $3)
     ON CONFLICT (workspace_id, team) DO UPDATE SET last_member_id = excluded.last_member_id`,
    [workspaceId, team, next],
  );
  return next;
}

/** Chats that are not closed, by who has them; members without any are absent. */
export async function countOpenChats(
  db: Queryable,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<Map<string, number>> {
  const sql = `SELECT assignee_id AS id, count(*)::int AS count FROM conversations
    WHERE workspace_id = $1 AND assignee_id = ANY($2) AND assignee_id IS NOT NULL AND status <> 'CLOSED'
    GROUP BY assignee_id`;
  const { rows } = await db.query<{ id: string; count: number }>(sql, [workspaceId, memberIds]);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** What no call can ask for any more. */
export async function deleteOldCalls(db: Queryable, before: Date): Promise<void> {
  await db.query("DELETE FROM flow_calls WHERE created_at < $1", [before]);
  await db.query("DELETE FROM verification_codes WHERE expires_at < $1", [before]);
}
