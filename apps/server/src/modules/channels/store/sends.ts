// SQL of what we send: rows made with the turn that says them, worked off one after the other in each conversation, moved
// forward by what the provider tells.

import type { Part, Recipient, SendProblem } from "@parley/channels";
import type { Queryable } from "../../../platform/db/index.ts";
import { pushLanes } from "./lanes.ts";

export type SendStatus = "queued" | "sending" | "accepted" | "sent" | "delivered" | "read" | "failed";

export interface NewSend {
  id: string;
  messageSeq: number;
  part: number;
  request: Part;
  byHuman: boolean;
  runAt: Date;
}

export interface SendPlace {
  workspaceId: string;
  conversationId: string;
  connectionId: string;
}

/** The lane is the conversation. */
export async function insertSends(db: Queryable, place: SendPlace, sends: readonly NewSend[]): Promise<void> {
  const sql = `WITH given AS (
      SELECT * FROM jsonb_to_recordset($4::jsonb) AS g(id text, "messageSeq" integer, part smallint, request jsonb, "byHuman" boolean, "runAt" timestamptz)
    ), stored AS (
      INSERT INTO channel_sends (workspace_id, id, connection_id, conversation_id, message_seq, part, lane, request, by_human, run_at)
      SELECT $1, id, $3, $2, "messageSeq", part, $2, request, "byHuman", "runAt" FROM given
      ON CONFLICT (workspace_id, conversation_id, message_seq, part) DO NOTHING RETURNING lane, run_at
    )
    ${pushLanes("out", "(SELECT lane, run_at AS due_at FROM stored) AS due")}`;
  await db.query(sql, [place.workspaceId, place.conversationId, place.connectionId, JSON.stringify(sends)]);
}

export interface SendRow extends SendPlace {
  id: string;
  messageSeq: number;
  part: number;
  request: Part;
  byHuman: boolean;
  status: SendStatus;
  attempts: number;
  runAt: Date;
  sendingSince: Date | null;
  recipient: Recipient;
  windowUntil: Date | null;
  visitorMessageId: string | null;
  isUnreachable: boolean;
  /** A call of the same conversation that must arrive first and has only been accepted. */
  waitsFor: Date | null;
}

const nextSql = `SELECT s.workspace_id AS "workspaceId", s.id, s.connection_id AS "connectionId", s.conversation_id AS "conversationId",
    s.message_seq AS "messageSeq", s.part, s.request, s.by_human AS "byHuman", s.status, s.attempts, s.run_at AS "runAt",
    s.sending_since AS "sendingSince", c.window_until AS "windowUntil", c.visitor_message_id AS "visitorMessageId",
    c.unreachable IS NOT NULL AS "isUnreachable",
    (SELECT jsonb_object_agg(i.kind, i.value) FROM channel_identities i WHERE i.workspace_id = c.workspace_id
      AND i.conversation_id = c.id AND i.kind <> 'address') || jsonb_build_object('address', c.address) AS known,
    jsonb_build_object('address', c.address) AS "onlyAddress",
    (SELECT p.updated_at FROM channel_sends p WHERE p.workspace_id = s.workspace_id AND p.conversation_id = s.conversation_id
      AND (p.message_seq, p.part) < (s.message_seq, s.part) AND p.status = 'accepted' AND (p.request->>'mustArrive')::boolean
      ORDER BY p.message_seq DESC, p.part DESC LIMIT 1) AS "waitsFor"
  FROM channel_sends s JOIN conversations c ON c.workspace_id = s.workspace_id AND c.id = s.conversation_id
  WHERE s.lane = $1 AND s.status IN ('queued', 'sending') ORDER BY s.message_seq, s.part LIMIT 1`;

type FoundSend = Omit<SendRow, "recipient"> & { known: Recipient | null; onlyAddress: Recipient };

export async function findNextSend(db: Queryable, lane: string): Promise<SendRow | undefined> {
  const row = (await db.query<FoundSend>(nextSql, [lane])).rows[0];
  if (!row) return undefined;
  const { known, onlyAddress, ...send } = row;
  return { ...send, recipient: known ?? onlyAddress };
}

/** From here on it may have gone out: whoever finds it so after a crash asks before repeating. */
export async function markSending(db: Queryable, { workspaceId, id }: SendRow, now: Date): Promise<void> {
  const sql = `UPDATE channel_sends SET status = 'sending', sending_since = $3, attempts = attempts + 1, updated_at = $3
    WHERE workspace_id = $1 AND id = $2`;
  await db.query(sql, [workspaceId, id, now]);
}

/** Not sent after all, or not yet: comes again then. */
export async function postponeSend(
  db: Queryable,
  { workspaceId, id }: Pick<SendRow, "workspaceId" | "id">,
  { runAt, problem, now }: { runAt: Date; problem: SendProblem | null; now: Date },
): Promise<void> {
  const sql = `UPDATE channel_sends SET status = 'queued', sending_since = NULL, run_at = $3, problem = $4, updated_at = $5
    WHERE workspace_id = $1 AND id = $2 AND status IN ('queued', 'sending')`;
  await db.query(sql, [workspaceId, id, runAt, problem === null ? null : JSON.stringify(problem), now]);
}

/** The markup was refused: the same words without it. */
export async function replaceRequest(
  db: Queryable,
  { workspaceId, id }: SendRow,
  request: Part,
  now: Date,
): Promise<void> {
  const sql = `UPDATE channel_sends SET status = 'queued', sending_since = NULL, request = $3, run_at = $4, updated_at = $4
    WHERE workspace_id = $1 AND id = $2`;
  await db.query(sql, [workspaceId, id, JSON.stringify(request), now]);
}

/** How far each status is; a status never goes back, and what was delivered cannot fail. */
const rank = (column: string) =>
  `array_position(ARRAY['queued', 'sending', 'accepted', 'sent', 'failed', 'delivered', 'read'], ${column})`;

export interface Advance {
  status: Exclude<SendStatus, "queued" | "sending">;
  providerId?: string;
  problem?: SendProblem | undefined;
  pricing?: unknown;
  now: Date;
}

export interface AdvancedSend extends SendPlace {
  messageSeq: number;
  byHuman: boolean;
}

const advanced = `workspace_id AS "workspaceId", connection_id AS "connectionId", conversation_id AS "conversationId",
  message_seq AS "messageSeq", by_human AS "byHuman"`;

/** Moves one send forward; nothing when it is further already. */
export async function advanceSend(
  db: Queryable,
  { workspaceId, id }: { workspaceId: string; id: string },
  { status, providerId, problem, pricing, now }: Advance,
): Promise<AdvancedSend | undefined> {
  const sql = `UPDATE channel_sends SET status = $3, provider_id = coalesce(provider_id, $4), problem = $5, updated_at = $6,
      pricing = coalesce($7::jsonb, pricing), sending_since = NULL
    WHERE workspace_id = $1 AND id = $2 AND ${rank("status")} < ${rank("$3::text")} RETURNING ${advanced}`;
  const values = [workspaceId, id, status, providerId ?? null, jsonOf(problem), now, jsonOf(pricing)];
  return (await db.query<AdvancedSend>(sql, values)).rows[0];
}

/** The send a provider speaks of: by its own id, or by the reference we gave. */
export async function findSendOf(
  db: Queryable,
  connectionId: string,
  providerId: string,
  reference: string | undefined,
): Promise<{ workspaceId: string; id: string } | undefined> {
  const sql = `SELECT workspace_id AS "workspaceId", id FROM channel_sends WHERE connection_id = $1 AND provider_id = $2
    UNION ALL SELECT workspace_id, id FROM channel_sends WHERE connection_id = $1 AND id = $3 LIMIT 1`;
  const values = [connectionId, providerId, reference ?? null];
  return (await db.query<{ workspaceId: string; id: string }>(sql, values)).rows[0];
}

/** The rest of a message that could not be said has no meaning. */
export async function dropParts(db: Queryable, send: AdvancedSend, now: Date): Promise<void> {
  const sql = `UPDATE channel_sends SET status = 'failed', updated_at = $4 WHERE workspace_id = $1 AND conversation_id = $2
    AND message_seq = $3 AND status = 'queued'`;
  await db.query(sql, [send.workspaceId, send.conversationId, send.messageSeq, now]);
}

/**
 * Writes with the message how far all of its calls have come, and moves the visitor's marks. Answers true when people see
 * something new.
 */
export async function settleMessage(
  db: Queryable,
  { workspaceId, conversationId, messageSeq }: AdvancedSend,
  now: Date,
): Promise<boolean> {
  const sql = `WITH calls AS (
      SELECT bool_or(status = 'failed') AS failed, bool_or(status IN ('queued', 'sending', 'accepted')) AS waiting,
        bool_and(status IN ('delivered', 'read')) AS delivered, bool_and(status = 'read') AS read,
        (array_agg(problem) FILTER (WHERE status = 'failed' AND problem IS NOT NULL))[1] AS problem
      FROM channel_sends WHERE workspace_id = $1 AND conversation_id = $2 AND message_seq = $3
    ), told AS (
      SELECT CASE WHEN failed THEN jsonb_strip_nulls(jsonb_build_object('status', 'failed', 'problem',
          CASE WHEN problem IS NOT NULL THEN jsonb_build_object('kind', problem->>'kind', 'code', problem->>'code', 'detail', problem->>'detail') END))
        WHEN waiting THEN jsonb_build_object('status', 'queued') WHEN read THEN jsonb_build_object('status', 'read')
        WHEN delivered THEN jsonb_build_object('status', 'delivered') ELSE jsonb_build_object('status', 'sent') END AS delivery,
        NOT failed AND delivered AS is_delivered, NOT failed AND read AS is_read FROM calls
    ), changed AS (
      UPDATE messages m SET delivery = told.delivery FROM told
      WHERE m.workspace_id = $1 AND m.conversation_id = $2 AND m.seq = $3 AND m.delivery IS DISTINCT FROM told.delivery RETURNING 1
    ), marked AS (
      UPDATE conversations c SET changed_xid = pg_current_xact_id(), updated_at = $4,
        visitor_delivered_seq = greatest(c.visitor_delivered_seq, CASE WHEN told.is_delivered THEN $3 ELSE 0 END),
        visitor_read_seq = greatest(c.visitor_read_seq, CASE WHEN told.is_read THEN $3 ELSE 0 END)
      FROM told WHERE c.workspace_id = $1 AND c.id = $2 AND EXISTS (SELECT FROM changed)
    ) SELECT 1 FROM changed`;
  return ((await db.query(sql, [workspaceId, conversationId, messageSeq, now])).rowCount ?? 0) > 0;
}

/** Everything sent until then has arrived, or was read: answers the positions that changed. */
export async function advanceUntil(
  db: Queryable,
  { workspaceId, conversationId }: { workspaceId: string; conversationId: string },
  status: "delivered" | "read",
  until: Date,
  now: Date,
): Promise<AdvancedSend[]> {
  const sql = `UPDATE channel_sends SET status = $3, updated_at = $5 WHERE workspace_id = $1 AND conversation_id = $2
    AND status IN ('accepted', 'sent', 'delivered') AND ${rank("status")} < ${rank("$3::text")} AND created_at <= $4
    RETURNING ${advanced}`;
  return (await db.query<AdvancedSend>(sql, [workspaceId, conversationId, status, until, now])).rows;
}

/** The highest of the account's message ids known before a moment, for providers that count. */
export async function highestIdBefore(
  db: Queryable,
  connectionId: string,
  before: Date,
): Promise<string | undefined> {
  const sql = `SELECT max(provider_id::bigint)::text AS highest FROM channel_sends
    WHERE connection_id = $1 AND provider_id ~ '^[0-9]{1,15}$' AND created_at <= $2`;
  return (
    (await db.query<{ highest: string | null }>(sql, [connectionId, before])).rows[0]?.highest ?? undefined
  );
}

export async function hasUnsettled(db: Queryable, lane: string): Promise<boolean> {
  const sql = "SELECT FROM channel_sends WHERE lane = $1 AND status = 'sending'";
  return ((await db.query(sql, [lane])).rowCount ?? 0) > 0;
}

/** Sends that are over are kept for as long as their statuses may come. */
export async function deleteOldSends(db: Queryable, before: Date): Promise<void> {
  await db.query("DELETE FROM channel_sends WHERE status NOT IN ('queued', 'sending') AND updated_at < $1", [
    before,
  ]);
}

function jsonOf(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
