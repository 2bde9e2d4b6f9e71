// The one statement that changes a conversation: state, messages and the contact in a single round trip and a single
// transaction. It writes only while the row still has the revision that was read; otherwise nothing happens at all.

import type { Delivery } from "@parley/contracts/channels";
import type { AuthorKind, MessageContent } from "@parley/contracts/messages";
import { limits } from "@parley/contracts/limits";
import { contentTitle } from "@parley/contracts/plainContent";
import { plainText } from "@parley/contracts/richText";
import type { ContactPatch } from "@parley/flow-engine";
import type { ContactRow, ConversationRow } from "../../../platform/access/index.ts";
import type { Queryable } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import { presentFor } from "./presence.ts";

export interface NewMessage {
  author: { kind: AuthorKind; id?: string; name?: string | null };
  content: MessageContent;
  clientId?: string;
  blockId?: string;
  delayMs?: number;
  /** The messenger's id of a message that came in. */
  providerId?: string;
  /** Id of the message this one answers. */
  replyTo?: string;
  /** Only of messages that travel over a messenger. */
  delivery?: Delivery;
}

export interface MessageRow {
  id: string;
  conversationId: string;
  seq: number;
  authorKind: AuthorKind;
  authorId: string | null;
  authorName: string | null;
  content: MessageContent;
  clientId: string | null;
  blockId: string | null;
  delayMs: number;
  createdAt: Date;
  providerId: string | null;
  replyTo: string | null;
  delivery: Delivery | null;
  reactions: { visitor?: string; agent?: string } | null;
  editedAt: Date | null;
  deletedAt: Date | null;
}

export type ConversationSettable = Pick<
  ConversationRow,
  | "status"
  | "responder"
  | "assigneeId"
  | "session"
  | "flowVersionId"
  | "requestedAt"
  | "requestExpiresAt"
  | "rejectedBy"
  | "interacted"
>;

export interface ConversationChange {
  /** The row as it was read; its revision guards the write. */
  before: ConversationRow;
  set: Partial<ConversationSettable>;
  messages: NewMessage[];
  contact?: ContactPatch;
  /** The visitor did this, so they are here now. */
  seenNow?: boolean;
  now: Date;
}

export interface WrittenChange {
  conversation: ConversationRow;
  messages: MessageRow[];
  /** The contact's facts after the change; absent when it changed none. */
  contact: PatchedContact | undefined;
}

export type PatchedContact = Pick<
  ContactRow,
  "name" | "email" | "phoneDialCode" | "phoneNumber" | "attributes" | "tags" | "isLead"
>;

/** Length of the preview kept with the conversation for lists. */
const PREVIEW_LENGTH = 160;

/** Writes the change, or answers undefined when somebody else wrote first: read again and decide again. */
export async function writeConversation(
  db: Queryable,
  change: ConversationChange,
): Promise<WrittenChange | undefined> {
  const { before, now } = change;
  const messages = change.messages.map((message, index) =>
    toRow(message, before, before.seq + index + 1, now),
  );
  const after = { ...before, ...change.set };
  const last = messages.findLast((message) => message.content.kind !== "event");
  const fromVisitor = messages.filter((message) => message.authorKind === "visitor").length;
  const patch = change.contact;

  const { rows } = await db.query<ReturnedRow>(patch ? writeWithContact : writeOnly, [
    before.workspaceId,
    before.id,
    before.revision,
    messages.length,
    after.status,
    after.responder,
    after.assigneeId,
    after.session === null ? null : JSON.stringify(after.session),
    after.flowVersionId,
    after.requestedAt,
    after.requestExpiresAt,
    after.rejectedBy,
    after.interacted || fromVisitor > 0,
    fromVisitor,
    last ? now : null,
    last?.authorKind ?? null,
    last ? previewOf(last.content) : null,
    change.seenNow ? now : null,
    now,
    JSON.stringify(messages),
    ...(patch ? contactValues(before.contactId, patch) : []),
  ]);
  const row = rows[0];
  if (!row) return undefined;
  const { contact, ...returned } = row;

  const conversation: ConversationRow = {
    ...after,
    ...returned,
    interacted: after.interacted || fromVisitor > 0,
    revision: before.revision + 1,
    seq: before.seq + messages.length,
    ...(last
      ? {
          lastMessageAt: now,
          lastMessageBy: last.authorKind,
          lastMessageText: previewOf(last.content),
          activityAt: now,
        }
      : {}),
    updatedAt: now,
  };
  return { conversation, messages, contact };
}

type ReturnedRow = { contact?: PatchedContact } & Pick<
  ConversationRow,
  | "unreadCount"
  | "teamReadSeq"
  | "visitorReadSeq"
  | "visitorDeliveredSeq"
  | "visits"
  | "lastSeenAt"
  | "onlineUntil"
  | "pageUrl"
  | "pageTitle"
  | "referrer"
>;

const change = `
WITH changed AS (
  UPDATE conversations c SET
    revision = c.revision + 1, seq = c.seq + $4, status = $5, responder = $6, assignee_id = $7, session = $8::jsonb,
    flow_version_id = $9, requested_at = $10, request_expires_at = $11, rejected_by = $12, interacted = $13,
    unread_count = c.unread_count + $14, last_message_at = coalesce($15, c.last_message_at),
    last_message_by = coalesce($16, c.last_message_by), last_message_text = coalesce($17, c.last_message_text),
    activity_at = coalesce($15, c.activity_at), last_seen_at = coalesce($18::timestamptz, c.last_seen_at),
    online_until = greatest(c.online_until, $18::timestamptz + ${presentFor}),
    changed_xid = pg_current_xact_id(), updated_at = $19
  WHERE c.workspace_id = $1 AND c.id = $2 AND c.revision = $3
  RETURNING c.workspace_id, c.id, c.seq, c.unread_count AS "unreadCount", c.team_read_seq AS "teamReadSeq",
    c.visitor_read_seq AS "visitorReadSeq", c.visitor_delivered_seq AS "visitorDeliveredSeq", c.visits,
    c.last_seen_at AS "lastSeenAt", c.online_until AS "onlineUntil", c.page_url AS "pageUrl", c.page_title AS "pageTitle", c.referrer
), inserted AS (
  INSERT INTO messages (workspace_id, conversation_id, seq, id, author_kind, author_id, author_name, content, client_id,
    block_id, delay_ms, turn_seq, created_at, provider_id, reply_to, delivery)
  SELECT changed.workspace_id, changed.id, m.seq, m.id, m."authorKind", m."authorId", m."authorName", m.content,
    m."clientId", m."blockId", m."delayMs", changed.seq - $4 + 1, $19, m."providerId", m."replyTo", m.delivery
  FROM changed, jsonb_to_recordset($20::jsonb) AS m(seq integer, id text, "authorKind" text, "authorId" text,
    "authorName" text, content jsonb, "clientId" text, "blockId" text, "delayMs" integer, "providerId" text,
    "replyTo" text, delivery jsonb)
)`;

const answer = `
SELECT "unreadCount", "teamReadSeq", "visitorReadSeq", "visitorDeliveredSeq", visits, "lastSeenAt", "onlineUntil",
  "pageUrl", "pageTitle", referrer`;

const writeOnly = `${change}${answer} FROM changed`;
// Tags as the flow engine patches them: compared without case, in their order, the first spelling stays.
const writeWithContact = `${change}, patched AS (
  UPDATE contacts ct SET
    name = coalesce($22, ct.name), email = coalesce($23, ct.email), phone_dial_code = coalesce($24, ct.phone_dial_code),
    phone_number = coalesce($25, ct.phone_number), attributes = (ct.attributes || $26::jsonb) - $27::text[],
    tags = ARRAY(
      SELECT tag FROM (
        SELECT DISTINCT ON (lower(tag)) tag, place FROM (
          SELECT tag, place FROM unnest(ct.tags) WITH ORDINALITY AS had(tag, place)
            WHERE lower(tag) NOT IN (SELECT lower(removed) FROM unnest($29::text[]) AS removed)
          UNION ALL SELECT tag, ${limits.tagsPerContact} + place FROM unnest($28::text[]) WITH ORDINALITY AS added(tag, place)
        ) AS every ORDER BY lower(tag), place
      ) AS single ORDER BY place LIMIT ${limits.tagsPerContact}
    ),
    is_lead = ct.is_lead OR $30, opt_in = coalesce($31, ct.opt_in), updated_at = $19
  FROM changed WHERE ct.workspace_id = changed.workspace_id AND ct.id = $21
  RETURNING jsonb_build_object('name', ct.name, 'email', ct.email, 'phoneDialCode', ct.phone_dial_code,
    'phoneNumber', ct.phone_number, 'attributes', ct.attributes, 'tags', ct.tags, 'isLead', ct.is_lead) AS contact
)${answer}, contact FROM changed, patched`;

function contactValues(contactId: string, patch: ContactPatch): unknown[] {
  const attributes = Object.entries(patch.attributes ?? {});
  return [
    contactId,
    patch.name ?? null,
    patch.email ?? null,
    patch.phone?.dialCode ?? null,
    patch.phone?.number ?? null,
    JSON.stringify(Object.fromEntries(attributes.filter(([, value]) => value !== null))),
    attributes.filter(([, value]) => value === null).map(([key]) => key),
    patch.addTags ?? [],
    patch.removeTags ?? [],
    patch.isLead ?? false,
    patch.optIn ?? null,
  ];
}

function toRow(message: NewMessage, conversation: ConversationRow, seq: number, now: Date): MessageRow {
  return {
    id: newId(),
    conversationId: conversation.id,
    seq,
    authorKind: message.author.kind,
    authorId: message.author.id ?? null,
    authorName: message.author.name ?? null,
    content: message.content,
    clientId: message.clientId ?? null,
    blockId: message.blockId ?? null,
    delayMs: message.delayMs ?? 0,
    createdAt: now,
    providerId: message.providerId ?? null,
    replyTo: message.replyTo ?? null,
    delivery: message.delivery ?? null,
    reactions: null,
    editedAt: null,
    deletedAt: null,
  };
}

function previewOf(content: MessageContent): string {
  return plainText(contentTitle(content)).slice(0, PREVIEW_LENGTH);
}
