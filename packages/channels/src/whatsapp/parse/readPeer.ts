// The person on the other side: by telephone number where it is told, by the id this business knows them by otherwise.

import type { Peer } from "../../inbound.ts";
import { fields, list, text, type Fields } from "../../readFields.ts";

/** Who wrote a message; undefined when the request names nobody. */
export function senderOf(message: Fields, contacts: unknown): Peer | undefined {
  const from = text(message["from"]);
  const peer = peerOf(from, text(message["from_user_id"]), contacts);
  const group = text(message["group_id"]);
  if (!peer || group === undefined) return peer;
  return { address: group, kind: "group", speaker: { id: peer.address, name: peer.name ?? peer.address } };
}

/** By number, by user id, or by whatever the only contact of the request says. */
export function peerOf(
  number: string | undefined,
  userId: string | undefined,
  contacts: unknown,
): Peer | undefined {
  const known = contactOf(number, userId, contacts);
  const phone = digits(number ?? text(known["wa_id"]));
  const id = userId ?? text(known["user_id"]);
  const address = phone ?? id ?? number;
  if (address === undefined) return undefined;
  const profile = fields(known["profile"]);
  const username = text(profile["username"]);
  const name = text(profile["name"]);
  return {
    address,
    ...(phone === undefined ? {} : { phone }),
    ...(id === undefined ? {} : { userId: id }),
    ...(username === undefined ? {} : { username }),
    ...(name === undefined ? {} : { name }),
  };
}

function contactOf(number: string | undefined, userId: string | undefined, contacts: unknown): Fields {
  const all = list(contacts).map(fields);
  const found = all.find(
    (contact) =>
      (number !== undefined && contact["wa_id"] === number) ||
      (userId !== undefined && contact["user_id"] === userId),
  );
  if (found) return found;
  const isNameless = number === undefined && userId === undefined;
  return isNameless && all.length === 1 ? (all[0] ?? {}) : {};
}

function digits(value: string | undefined): string | undefined {
  const found = value?.replace(/^\+/, "");
  return found !== undefined && /^\d{5,20}$/.test(found) ? found : undefined;
}
