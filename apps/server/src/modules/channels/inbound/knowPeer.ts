// Finds the conversation of somebody who wrote, or makes one.

import type { Peer } from "@parley/channels";
import { AppError } from "@parley/contracts/errors";
import type { Database, Transaction } from "../../../platform/db/index.ts";
import { hasCode } from "../../../platform/hasCode.ts";
import type { ConnectionRow } from "../store/connections.ts";
import {
  addIdentities,
  fillContact,
  findContactByPhone,
  findPeer,
  identitiesOf,
  insertPeer,
  mergeContacts,
  setPhone,
} from "../store/peers.ts";
import { splitPhone } from "./toInput.ts";

const UNIQUE_VIOLATION = "23505";

export interface PeerPlace {
  workspaceId: string;
  conversationId: string;
  contactId: string;
  isNew: boolean;
}

/** @throws AppError `connection_without_bot` when nobody answers on this account. */
export async function knowPeer(
  db: Database,
  connection: ConnectionRow,
  peer: Peer,
  now: Date,
): Promise<PeerPlace> {
  const { botId } = connection;
  if (botId === null || connection.botName === null) throw new AppError("connection_without_bot");
  const known = await findKnown(db, connection, peer);
  if (known) return { ...known, isNew: false };
  try {
    await db.transaction(async (tx) => {
      const phone = peer.phone === undefined ? undefined : splitPhone(peer.phone);
      const contactId = phone && (await findContactByPhone(tx, connection.workspaceId, phone));
      await insertPeer(tx, connection, { botId, peer, contactId, phone, now });
    });
  } catch (error) {
    // Another event of the same person was quicker.
    if (!hasCode(error, UNIQUE_VIOLATION)) throw error;
  }
  const made = await findKnown(db, connection, peer);
  if (!made) throw new AppError("internal");
  return { ...made, isNew: true };
}

async function findKnown(db: Database, connection: ConnectionRow, peer: Peer) {
  const { workspaceId } = connection;
  const identities = identitiesOf(peer);
  const known = await findPeer(db, connection, identities);
  if (!known) return undefined;
  const { conversationId, contactId } = known;
  const missing = identities.filter(({ kind, value }) => !known.kinds.includes(`${kind}:${value}`));
  if (missing.length > 0) {
    await addIdentities(db, connection, conversationId, missing);
    if (peer.phone !== undefined && missing.some(({ kind }) => kind === "phone"))
      await db.transaction((tx) => keepPhone(tx, workspaceId, contactId, peer.phone ?? ""));
  }
  await fillContact(db, workspaceId, contactId, {
    ...(peer.name !== undefined && { name: peer.name }),
    ...(peer.username !== undefined && { username: peer.username }),
  });
  return { workspaceId, conversationId, contactId };
}

/** A number the provider vouches for: two contacts that have it are one person. */
export async function keepPhone(
  tx: Transaction,
  workspaceId: string,
  contactId: string,
  phone: string,
): Promise<string> {
  const split = splitPhone(phone);
  if (!split) return contactId;
  const other = await findContactByPhone(tx, workspaceId, split);
  if (other !== undefined && other !== contactId) {
    // Ids grow: the older contact is kept, with the links people have to it.
    const [kept, merged] = other < contactId ? [other, contactId] : [contactId, other];
    await mergeContacts(tx, workspaceId, kept, merged);
    return kept;
  }
  await setPhone(tx, workspaceId, contactId, split);
  return contactId;
}
