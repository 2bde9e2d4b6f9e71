// SQL of what happens to messages that are there: reactions, edits, deletions, and finding them by the provider's id.

import type { MessageContent } from "@parley/contracts/messages";
import type { Queryable } from "../../../platform/db/index.ts";

export interface ConversationPlace {
  workspaceId: string;
  conversationId: string;
}

/** Position and id of a message by what the provider calls it, whoever sent it. */
export async function findByProviderId(
  db: Queryable,
  { workspaceId, conversationId }: ConversationPlace,
  providerId: string,
): Promise<{ seq: number; id: string } | undefined> {
  const sql = `SELECT seq, id FROM messages WHERE workspace_id = $1 AND conversation_id = $2 AND seq = (
      SELECT seq FROM messages WHERE workspace_id = $1 AND conversation_id = $2 AND provider_id = $3
      UNION ALL SELECT message_seq FROM channel_sends WHERE workspace_id = $1 AND conversation_id = $2 AND provider_id = $3 LIMIT 1)`;
  return (await db.query<{ seq: number; id: string }>(sql, [workspaceId, conversationId, providerId]))
    .rows[0];
}

/** What the provider calls a message of ours or of the visitor. */
export async function providerIdOf(
  db: Queryable,
  { workspaceId, conversationId }: ConversationPlace,
  messageId: string,
): Promise<string | undefined> {
  const sql = `SELECT coalesce(m.provider_id, (SELECT s.provider_id FROM channel_sends s WHERE s.workspace_id = m.workspace_id
      AND s.conversation_id = m.conversation_id AND s.message_seq = m.seq AND s.provider_id IS NOT NULL ORDER BY s.part LIMIT 1)) AS id
    FROM messages m WHERE m.workspace_id = $1 AND m.conversation_id = $2 AND m.id = $3`;
  return (
    (await db.query<{ id: string | null }>(sql, [workspaceId, conversationId, messageId])).rows[0]?.id ??
    undefined
  );
}

const touch = `UPDATE conversations SET changed_xid = pg_current_xact_id() WHERE workspace_id = $1 AND id = $2`;

/** One sign per side; null takes it back. */
export async function setReaction(
  db: Queryable,
  { workspaceId, conversationId }: ConversationPlace,
  seq: number,
  side: "visitor" | "agent",
  emoji: string | null,
): Promise<void> {
  const sql = `WITH touched AS (${touch})
    UPDATE messages SET reactions = nullif(jsonb_strip_nulls(coalesce(reactions, '{}') || jsonb_build_object($4::text, $5::text)), '{}')
    WHERE workspace_id = $1 AND conversation_id = $2 AND seq = $3`;
  await db.query(sql, [workspaceId, conversationId, seq, side, emoji]);
}

export async function editMessage(
  db: Queryable,
  { workspaceId, conversationId }: ConversationPlace,
  seq: number,
  content: MessageContent,
  now: Date,
): Promise<void> {
  const sql = `WITH touched AS (${touch})
    UPDATE messages SET content = $4, edited_at = $5 WHERE workspace_id = $1 AND conversation_id = $2 AND seq = $3`;
  await db.query(sql, [workspaceId, conversationId, seq, JSON.stringify(content), now]);
}

/** Taken back by its author: nobody reads it any more, here neither. */
export async function deleteMessage(
  db: Queryable,
  { workspaceId, conversationId }: ConversationPlace,
  seq: number,
  now: Date,
): Promise<void> {
  const sql = `WITH touched AS (${touch})
    UPDATE messages SET content = '{"kind": "text", "text": ""}', deleted_at = $4 WHERE workspace_id = $1 AND conversation_id = $2 AND seq = $3`;
  await db.query(sql, [workspaceId, conversationId, seq, now]);
}
