// SQL of the inbox beside its list: reading marks, visits, quick replies.

import type { Queryable } from "../../../platform/db/index.ts";

/** Sets the team's reading mark; a lower one than before marks the later messages as unread again. */
export async function markRead(db: Queryable, workspaceId: string, id: string, seq: number): Promise<void> {
  // Counted by a statement of its own after the lock: one that waits for a visitor's turn to commit would count what it
  // saw before, and lose that message from the unread ones.
  await db.query("SELECT FROM conversations WHERE workspace_id = $1 AND id = $2 FOR UPDATE", [
    workspaceId,
    id,
  ]);
  const sql = `UPDATE conversations c SET team_read_seq = least($3, c.seq), unread_count = (
      SELECT count(*) FROM messages m WHERE m.workspace_id = $1 AND m.conversation_id = $2 AND m.seq > $3 AND m.author_kind = 'visitor'
    ), changed_xid = pg_current_xact_id(),
    -- A version of its own, later than the one before even within a millisecond, so that browsers can order the two.
    updated_at = greatest(clock_timestamp(), c.updated_at + interval '1 millisecond') WHERE c.workspace_id = $1 AND c.id = $2`;
  await db.query(sql, [workspaceId, id, seq]);
}

export interface VisitRow {
  url: string;
  title: string | null;
  referrer: string | null;
  createdAt: Date;
}

export async function listVisits(
  db: Queryable,
  workspaceId: string,
  conversationId: string,
  limit: number,
): Promise<VisitRow[]> {
  const sql = `SELECT url, title, referrer, created_at AS "createdAt" FROM visits
    WHERE workspace_id = $1 AND conversation_id = $2 ORDER BY id DESC LIMIT $3`;
  return (await db.query<VisitRow>(sql, [workspaceId, conversationId, limit])).rows;
}

export interface QuickReplyRow {
  id: string;
  shortcut: string;
  text: string;
}

export async function listQuickReplies(db: Queryable, workspaceId: string): Promise<QuickReplyRow[]> {
  const sql =
    "SELECT id, shortcut, text FROM quick_replies WHERE workspace_id = $1 ORDER BY lower(shortcut), id";
  return (await db.query<QuickReplyRow>(sql, [workspaceId])).rows;
}

export async function insertQuickReply(
  db: Queryable,
  workspaceId: string,
  reply: QuickReplyRow,
): Promise<void> {
  const sql = "INSERT INTO quick_replies (workspace_id, id, shortcut, text) VALUES ($1, $2, $3, $4)";
  await db.query(sql, [workspaceId, reply.id, reply.shortcut, reply.text]);
}

export async function updateQuickReply(
  db: Queryable,
  workspaceId: string,
  reply: QuickReplyRow,
): Promise<boolean> {
  const sql = "UPDATE quick_replies SET shortcut = $3, text = $4 WHERE workspace_id = $1 AND id = $2";
  return ((await db.query(sql, [workspaceId, reply.id, reply.shortcut, reply.text])).rowCount ?? 0) > 0;
}

export async function deleteQuickReply(db: Queryable, workspaceId: string, id: string): Promise<boolean> {
  return (
    ((await db.query("DELETE FROM quick_replies WHERE workspace_id = $1 AND id = $2", [workspaceId, id]))
      .rowCount ?? 0) > 0
  );
}
