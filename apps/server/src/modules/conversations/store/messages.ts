// Reading messages: by position, and the answer to a repeated send.

import type { Queryable } from "../../../platform/db/index.ts";
import type { MessageRow } from "./writeConversation.ts";

const messageColumns = `m.id, m.conversation_id AS "conversationId", m.seq, m.author_kind AS "authorKind", m.author_id AS "authorId",
  m.author_name AS "authorName", m.content, m.client_id AS "clientId", m.block_id AS "blockId", m.delay_ms AS "delayMs",
  m.created_at AS "createdAt", m.provider_id AS "providerId", m.reply_to AS "replyTo", m.delivery, m.reactions,
  m.edited_at AS "editedAt", m.deleted_at AS "deletedAt"`;
const ofConversation = "FROM messages m WHERE m.workspace_id = $1 AND m.conversation_id = $2";

export interface ConversationKey {
  workspaceId: string;
  id: string;
}

/** Oldest first, positions above `after`. */
export async function listMessagesAfter(
  db: Queryable,
  key: ConversationKey,
  after: number,
  limit: number,
): Promise<MessageRow[]> {
  const sql = `SELECT ${messageColumns} ${ofConversation} AND m.seq > $3 ORDER BY m.seq LIMIT $4`;
  return (await db.query<MessageRow>(sql, [key.workspaceId, key.id, after, limit])).rows;
}

/** Oldest first, the last `limit` positions below `before`. */
export async function listMessagesBefore(
  db: Queryable,
  key: ConversationKey,
  before: number,
  limit: number,
): Promise<MessageRow[]> {
  const sql = `SELECT ${messageColumns} ${ofConversation} AND m.seq < $3 ORDER BY m.seq DESC LIMIT $4`;
  return (await db.query<MessageRow>(sql, [key.workspaceId, key.id, before, limit])).rows.toReversed();
}

/** Those at given positions. */
export async function listMessagesAt(
  db: Queryable,
  key: ConversationKey,
  seqs: readonly number[],
): Promise<MessageRow[]> {
  const sql = `SELECT ${messageColumns} ${ofConversation} AND m.seq = ANY($3::integer[]) ORDER BY m.seq`;
  return (await db.query<MessageRow>(sql, [key.workspaceId, key.id, seqs])).rows;
}

/** Every message of the turn that began with this client id; empty when it has never been seen. */
export async function findTurnByClientId(
  db: Queryable,
  key: ConversationKey,
  clientId: string,
): Promise<MessageRow[]> {
  const sql = `SELECT ${messageColumns} FROM messages t JOIN messages m ON m.workspace_id = t.workspace_id
      AND m.conversation_id = t.conversation_id AND m.seq >= t.turn_seq AND m.turn_seq = t.turn_seq
    WHERE t.workspace_id = $1 AND t.conversation_id = $2 AND t.client_id = $3 ORDER BY m.seq`;
  return (await db.query<MessageRow>(sql, [key.workspaceId, key.id, clientId])).rows;
}
