// The inbox list and its feed: conversations with the little of contact and bot that a row shows.

import type { Channel, Messenger } from "@parley/contracts/channels";
import type { ConversationStatus, Responder } from "@parley/contracts/conversation";
import type { Moment } from "../../../platform/cursor.ts";
import { conversationColumns, type ConversationRow } from "../../../platform/access/index.ts";
import type { Queryable } from "../../../platform/db/index.ts";
import type { ContactSummary } from "../../conversations/index.ts";

export interface ListedConversation extends ConversationRow {
  contact: ContactSummary;
  botName: string;
  connection: { id: string; name: string; channel: Messenger } | null;
  assigneeName: string | null;
}

export interface ListFilters {
  search?: string;
  status?: ConversationStatus[];
  botId?: string[];
  channel?: Channel[];
  assigneeId?: string | null;
  responder?: Responder[];
  unread?: boolean;
  online?: boolean;
  interacted?: boolean;
}

/** The first group of a visitor's uuid with its dash, and what may follow; a phone number looks different. */
const visitorUuidBeginning = /^[0-9a-f]{8}-[0-9a-f-]{0,27}$/;

const listed = `SELECT ${conversationColumns}, b.name AS "botName", u.name AS "assigneeName",
    CASE WHEN cn.id IS NOT NULL THEN jsonb_build_object('id', cn.id, 'name', cn.name, 'channel', cn.channel) END AS connection,
    jsonb_build_object('id', ct.id, 'name', ct.name, 'email', ct.email, 'phoneDialCode', ct.phone_dial_code,
      'phoneNumber', ct.phone_number, 'picture', ct.picture, 'tags', ct.tags, 'isLead', ct.is_lead) AS contact
  FROM conversations c
  JOIN contacts ct ON ct.workspace_id = c.workspace_id AND ct.id = c.contact_id
  JOIN bots b ON b.workspace_id = c.workspace_id AND b.id = c.bot_id
  LEFT JOIN connections cn ON cn.workspace_id = c.workspace_id AND cn.id = c.connection_id
  LEFT JOIN members a ON a.workspace_id = c.workspace_id AND a.id = c.assignee_id
  LEFT JOIN users u ON u.id = a.user_id`;

/** Last activity first, from a position on. */
export async function listConversations(
  db: Queryable,
  workspaceId: string,
  filters: ListFilters,
  after: Moment | undefined,
  limit: number,
  now: Date,
): Promise<ListedConversation[]> {
  const conditions = ["c.workspace_id = $1"];
  const values: unknown[] = [workspaceId];
  const add = (condition: (placeholder: string) => string, value: unknown) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };

  if (filters.search) addSearch(filters.search.toLowerCase(), add);
  if (filters.status) add((p) => `c.status = ANY (${p}::text[])`, filters.status);
  if (filters.botId) add((p) => `c.bot_id = ANY (${p}::text[])`, filters.botId);
  if (filters.channel) {
    const website = filters.channel.includes("website") ? "c.connection_id IS NULL OR " : "";
    add((p) => `(${website}cn.channel = ANY (${p}::text[]))`, filters.channel);
  }
  if (filters.responder) add((p) => `c.responder = ANY (${p}::text[])`, filters.responder);
  if (filters.assigneeId === null) conditions.push("c.assignee_id IS NULL");
  else if (filters.assigneeId !== undefined) add((p) => `c.assignee_id = ${p}`, filters.assigneeId);
  if (filters.unread !== undefined)
    conditions.push(filters.unread ? "c.unread_count > 0" : "c.unread_count = 0");
  if (filters.interacted !== undefined) add((p) => `c.interacted = ${p}`, filters.interacted);
  if (filters.online !== undefined) {
    add((p) => `c.online_until ${filters.online ? ">" : "<="} ${p}`, now);
  }
  if (after) {
    values.push(after.at, after.id);
    conditions.push(`(c.activity_at, c.id) < ($${values.length - 1}::timestamptz, $${values.length})`);
  }
  values.push(limit);
  const sql = `${listed} WHERE ${conditions.join(" AND ")} ORDER BY c.activity_at DESC, c.id DESC LIMIT $${values.length}`;
  return (await db.query<ListedConversation>(sql, values)).rows;
}

export async function getListedConversation(
  db: Queryable,
  workspaceId: string,
  id: string,
): Promise<ListedConversation | undefined> {
  const sql = `${listed} WHERE c.workspace_id = $1 AND c.id = $2`;
  return (await db.query<ListedConversation>(sql, [workspaceId, id])).rows[0];
}

/** The oldest transaction still running: everything before it has been seen by whoever reads now. */
export async function feedPosition(db: Queryable): Promise<string> {
  return (
    (await db.query<{ position: string }>("SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS position"))
      .rows[0]?.position ?? "0"
  );
}

/** What was changed by transactions since a position; some may come again, none is left out. */
export async function listChanges(
  db: Queryable,
  workspaceId: string,
  after: string,
  limit: number,
): Promise<ListedConversation[]> {
  const sql = `${listed} WHERE c.workspace_id = $1 AND c.changed_xid >= $2::xid8 ORDER BY c.changed_xid LIMIT $3`;
  return (await db.query<ListedConversation>(sql, [workspaceId, after, limit])).rows;
}

/** One table is searched, not one or the other: only then can its index find the few that fit among very many. */
function addSearch(
  text: string,
  add: (condition: (placeholder: string) => string, value: unknown) => void,
): void {
  if (visitorUuidBeginning.test(text)) add((p) => `c.visitor_uuid LIKE ${p}`, `${text}%`);
  else add((p) => `ct.search_text LIKE ${p}`, `%${escapeLike(text)}%`);
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
