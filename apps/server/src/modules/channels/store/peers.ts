// SQL of the people on the other side: which conversation and contact somebody is, by any of the ids they are known by.

import type { Peer, Referral } from "@parley/channels";
import type { Transaction, Queryable } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import { presentFor } from "../../conversations/index.ts";
import type { ConnectionRow } from "./connections.ts";

export interface Identity {
  kind: "address" | "phone" | "userId";
  value: string;
}

export function identitiesOf({
  address,
  phone,
  userId,
}: Pick<Peer, "address" | "phone" | "userId">): Identity[] {
  return [
    { kind: "address", value: address } as const,
    ...(phone === undefined ? [] : [{ kind: "phone", value: phone } as const]),
    ...(userId === undefined ? [] : [{ kind: "userId", value: userId } as const]),
  ];
}

export interface KnownPeer {
  conversationId: string;
  contactId: string;
  botId: string;
  kinds: string[];
}

type Place = Pick<ConnectionRow, "workspaceId" | "id">;

/** The conversation of somebody; when two of their ids lead to different ones, the one known longer. */
export async function findPeer(
  db: Queryable,
  { workspaceId, id }: Place,
  identities: readonly Identity[],
): Promise<KnownPeer | undefined> {
  const sql = `SELECT c.id AS "conversationId", c.contact_id AS "contactId", c.bot_id AS "botId",
      (SELECT array_agg(k.kind || ':' || k.value) FROM channel_identities k
        WHERE k.workspace_id = c.workspace_id AND k.conversation_id = c.id) AS kinds
    FROM channel_identities i JOIN conversations c ON c.workspace_id = i.workspace_id AND c.id = i.conversation_id
    WHERE i.workspace_id = $1 AND i.connection_id = $2
      AND (i.kind, i.value) IN (SELECT kind, value FROM jsonb_to_recordset($3::jsonb) AS given(kind text, value text))
    ORDER BY c.id LIMIT 1`;
  return (await db.query<KnownPeer>(sql, [workspaceId, id, JSON.stringify(identities)])).rows[0];
}

/** Further ids of somebody known; one that belongs to another conversation moves to this one. */
export async function addIdentities(
  db: Queryable,
  { workspaceId, id }: Place,
  conversationId: string,
  identities: readonly Identity[],
): Promise<void> {
  const sql = `INSERT INTO channel_identities (workspace_id, connection_id, kind, value, conversation_id)
    SELECT $1, $2, kind, value, $4 FROM jsonb_to_recordset($3::jsonb) AS given(kind text, value text)
    ON CONFLICT (workspace_id, connection_id, kind, value) DO UPDATE SET conversation_id = EXCLUDED.conversation_id`;
  await db.query(sql, [workspaceId, id, JSON.stringify(identities), conversationId]);
}

export interface NewPeer {
  botId: string;
  peer: Peer;
  /** A contact known by the same number elsewhere. */
  contactId: string | undefined;
  phone: { dialCode: string; number: string } | undefined;
  now: Date;
}

/** Contact (unless known), conversation and ids, together. */
export async function insertPeer(
  tx: Transaction,
  place: Place,
  { botId, peer, contactId: known, phone, now }: NewPeer,
): Promise<string> {
  const { workspaceId, id } = place;
  const contactId = known ?? newId();
  if (known === undefined)
    await tx.query(
      `INSERT INTO contacts (workspace_id, id, name, username, phone_dial_code, phone_number, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [
        workspaceId,
        contactId,
        peer.name ?? null,
        peer.username ?? null,
        phone?.dialCode ?? null,
        phone?.number ?? null,
        now,
      ],
    );
  const conversationId = newId();
  await tx.query(
    `INSERT INTO conversations (workspace_id, id, bot_id, contact_id, visitor_uuid, language, visits, connection_id, address,
       activity_at, last_seen_at, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $9, $9, $9)`,
    [
      workspaceId,
      conversationId,
      botId,
      contactId,
      `${id}:${peer.address}`,
      peer.language ?? null,
      id,
      peer.address,
      now,
    ],
  );
  await addIdentities(tx, place, conversationId, identitiesOf(peer));
  return conversationId;
}

/** A contact of the workspace with this number, whoever told it first. */
export async function findContactByPhone(
  db: Queryable,
  workspaceId: string,
  { dialCode, number }: { dialCode: string; number: string },
): Promise<string | undefined> {
  const sql = `SELECT id FROM contacts WHERE workspace_id = $1
    AND phone_number IS NOT NULL AND regexp_replace(phone_dial_code || phone_number, '\\D', '', 'g') = $2 ORDER BY id LIMIT 1`;
  const digits = `${dialCode}${number}`.replaceAll(/\D/g, "");
  return (await db.query<{ id: string }>(sql, [workspaceId, digits])).rows[0]?.id;
}

export interface Arrival {
  at: Date;
  messageId: string;
  windowUntil: Date | null;
  freeUntil: Date | null;
  referral: Referral | undefined;
  botId: string;
}

/**
 * Somebody has written: they can be reached, their window is open, and this is where they are. A conversation of a bot that
 * has left the account goes over to the one that answers now.
 */
export async function noteArrival(
  db: Queryable,
  { workspaceId, conversationId }: { workspaceId: string; conversationId: string },
  { at, messageId, windowUntil, freeUntil, referral, botId }: Arrival,
): Promise<void> {
  const sql = `UPDATE conversations SET last_seen_at = greatest(last_seen_at, $3::timestamptz),
      online_until = greatest(online_until, $3::timestamptz + ${presentFor}), window_until = greatest(window_until, $4),
      free_until = greatest(free_until, $5), referral = coalesce($6::jsonb, referral), unreachable = NULL,
      visitor_message_id = $7, changed_xid = pg_current_xact_id(),
      session = CASE WHEN bot_id = $8 THEN session END, flow_version_id = CASE WHEN bot_id = $8 THEN flow_version_id END,
      revision = CASE WHEN bot_id = $8 THEN revision ELSE revision + 1 END, bot_id = $8
    WHERE workspace_id = $1 AND id = $2`;
  const origin = referral === undefined ? null : JSON.stringify(referral);
  await db.query(sql, [workspaceId, conversationId, at, windowUntil, freeUntil, origin, messageId, botId]);
}

/** Names are taken from the provider only while nobody has given a better one. */
export async function fillContact(
  db: Queryable,
  workspaceId: string,
  contactId: string,
  facts: { name?: string; username?: string; picture?: string },
): Promise<void> {
  const sql = `UPDATE contacts SET name = coalesce(name, $3), username = coalesce($4, username), picture = coalesce(picture, $5)
    WHERE workspace_id = $1 AND id = $2 AND ((name IS NULL AND $3::text IS NOT NULL)
      OR ($4::text IS NOT NULL AND username IS DISTINCT FROM $4) OR (picture IS NULL AND $5::text IS NOT NULL))`;
  await db.query(sql, [
    workspaceId,
    contactId,
    facts.name ?? null,
    facts.username ?? null,
    facts.picture ?? null,
  ]);
}

export async function setUnreachable(
  db: Queryable,
  { workspaceId, conversationId }: { workspaceId: string; conversationId: string },
  unreachable: { reason: string; since: string } | null,
): Promise<void> {
  const sql = `UPDATE conversations SET unreachable = $3::jsonb, changed_xid = pg_current_xact_id() WHERE workspace_id = $1 AND id = $2`;
  await db.query(sql, [
    workspaceId,
    conversationId,
    unreachable === null ? null : JSON.stringify(unreachable),
  ]);
}

export async function setOptIn(
  db: Queryable,
  workspaceId: string,
  contactId: string,
  optIn: boolean,
): Promise<void> {
  await db.query("UPDATE contacts SET opt_in = $3 WHERE workspace_id = $1 AND id = $2", [
    workspaceId,
    contactId,
    optIn,
  ]);
}

/** The same person under a new address. */
export async function movePeer(
  db: Queryable,
  place: Place,
  conversationId: string,
  peer: Pick<Peer, "address" | "phone" | "userId">,
): Promise<void> {
  await db.query("UPDATE conversations SET address = $3 WHERE workspace_id = $1 AND id = $2", [
    place.workspaceId,
    conversationId,
    peer.address,
  ]);
  await addIdentities(db, place, conversationId, identitiesOf(peer));
}

/**
 * Two contacts turn out to be one person: conversations and notes of the second go to the first, which keeps what it knows
 * and takes over what it does not.
 */
export async function mergeContacts(
  tx: Transaction,
  workspaceId: string,
  kept: string,
  merged: string,
): Promise<void> {
  const values = [workspaceId, kept, merged];
  await tx.query(
    "UPDATE conversations SET contact_id = $2, changed_xid = pg_current_xact_id() WHERE workspace_id = $1 AND contact_id = $3",
    values,
  );
  await tx.query("UPDATE notes SET contact_id = $2 WHERE workspace_id = $1 AND contact_id = $3", values);
  await tx.query(
    `UPDATE contacts k SET name = coalesce(k.name, m.name), email = coalesce(k.email, m.email),
       phone_dial_code = coalesce(k.phone_dial_code, m.phone_dial_code), phone_number = coalesce(k.phone_number, m.phone_number),
       picture = coalesce(k.picture, m.picture), username = coalesce(k.username, m.username), city = coalesce(k.city, m.city),
       country = coalesce(k.country, m.country), attributes = m.attributes || k.attributes,
       tags = ARRAY(SELECT DISTINCT unnest(k.tags || m.tags)), is_lead = k.is_lead OR m.is_lead,
       -- Whoever said no once has said no.
       opt_in = CASE WHEN k.opt_in = false OR m.opt_in = false THEN false ELSE coalesce(k.opt_in, m.opt_in) END, updated_at = now()
     FROM contacts m WHERE k.workspace_id = $1 AND k.id = $2 AND m.workspace_id = $1 AND m.id = $3`,
    values,
  );
  await tx.query("DELETE FROM contacts WHERE workspace_id = $1 AND id = $3 AND id <> $2", values);
}

export async function setPhone(
  db: Queryable,
  workspaceId: string,
  contactId: string,
  { dialCode, number }: { dialCode: string; number: string },
): Promise<void> {
  const sql = `UPDATE contacts SET phone_dial_code = $3, phone_number = $4 WHERE workspace_id = $1 AND id = $2 AND phone_number IS NULL`;
  await db.query(sql, [workspaceId, contactId, dialCode, number]);
}
