// One message of a person: usually something said, sometimes a reaction, an edit, or news of their number.

import type { InboundContent, InboundEvent, Peer, Referral } from "../../inbound.ts";
import { fields, text, type Fields } from "../../readFields.ts";
import { accountOf, hashOf, momentOf, type Change } from "./envelope.ts";
import { readContent } from "./readContent.ts";
import { peerOf, senderOf } from "./readPeer.ts";

export function readMessage(message: Fields, change: Change): InboundEvent {
  const messageId = text(message["id"]);
  const common = {
    account: accountOf(change),
    key: messageId ?? `message:${hashOf(message)}`,
    at: momentOf(message["timestamp"], change.now),
  };
  const peer = senderOf(message, change.value["contacts"]);
  const type = text(message["type"]) ?? "unknown";
  if (!peer || messageId === undefined) return { ...common, kind: "unknown", type };
  return { ...common, ...bodyOf(message, type, messageId, peer) };
}

type Body<Event> = Event extends unknown ? Omit<Event, "account" | "key" | "at"> : never;

function bodyOf(message: Fields, type: string, messageId: string, peer: Peer): Body<InboundEvent> {
  switch (type) {
    case "reaction":
      return readReaction(message, peer);
    case "system":
      return readSystem(message, peer);
    case "edit":
      return readEdit(message, peer);
    case "revoke": {
      const target = text(fields(message["revoke"])["original_message_id"]);
      return target === undefined ? { kind: "unknown", type } : { kind: "delete", peer, messageId: target };
    }
    default:
      return said(message, messageId, peer, readContent(message));
  }
}

function said(message: Fields, messageId: string, peer: Peer, content: InboundContent): Body<InboundEvent> {
  const context = fields(message["context"]);
  const replyTo = text(context["id"]);
  const referral = readReferral(message);
  const isForwarded = context["forwarded"] === true || context["frequently_forwarded"] === true;
  return {
    kind: "message",
    peer,
    messageId,
    content,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(referral === undefined ? {} : { referral }),
    ...(isForwarded ? { isForwarded } : {}),
  };
}

/** The ad or post somebody came from, or the product they ask about. */
function readReferral(message: Fields): Referral | undefined {
  const referral = fields(message["referral"]);
  const type = text(referral["source_type"]);
  const product = fields(fields(message["context"])["referred_product"]);
  const productId = text(product["product_retailer_id"]);
  if (type === undefined && text(referral["source_url"]) === undefined) {
    if (productId === undefined) return undefined;
    return {
      source: "catalogue",
      type: "product",
      id: productId,
      ...named("ref", text(product["catalog_id"])),
    };
  }
  return {
    source: "meta",
    type: type ?? "link",
    ...named("id", text(referral["source_id"])),
    ...named("url", text(referral["source_url"])),
    ...named("headline", text(referral["headline"])),
    ...named("text", text(referral["body"])),
    ...named("clickId", text(referral["ctwa_clid"])),
    ...named("ref", text(referral["ref"])),
  };
}

function named<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  const entry: Partial<Record<Name, string>> = {};
  if (value !== undefined) entry[name] = value;
  return entry;
}

function readReaction(message: Fields, peer: Peer): Body<InboundEvent> {
  const reaction = fields(message["reaction"]);
  const target = text(reaction["message_id"]);
  if (target === undefined) return { kind: "unknown", type: "reaction" };
  return { kind: "reaction", peer, messageId: target, emoji: text(reaction["emoji"]) ?? null };
}

/** A new number or a new id of the same person. Old requests call it `customer_…` and `new_wa_id`. */
function readSystem(message: Fields, peer: Peer): Body<InboundEvent> {
  const system = fields(message["system"]);
  const type = text(system["type"]) ?? "";
  const newPhone = text(system["wa_id"]) ?? text(system["new_wa_id"]);
  const newUserId = text(system["user_id"]);
  if (/_changed_(?:number|user_id)$/.test(type)) {
    const next = peerOf(newPhone, newUserId, undefined);
    if (next && (next.address !== peer.address || next.userId !== undefined))
      return {
        kind: "moved",
        peer,
        newAddress: next.phone ?? (peer.phone === undefined ? next.address : peer.address),
        ...(next.phone === undefined ? {} : { newPhone: next.phone }),
        ...(next.userId === undefined ? {} : { newUserId: next.userId }),
      };
  }
  return { kind: "unknown", type: type === "" ? "system" : type };
}

function readEdit(message: Fields, peer: Peer): Body<InboundEvent> {
  const edit = fields(message["edit"]);
  const target = text(edit["original_message_id"]);
  const content = readContent(fields(edit["message"]));
  const words = content.kind === "text" || content.kind === "media" ? content.text : undefined;
  if (target === undefined || words === undefined) return { kind: "unknown", type: "edit" };
  return { kind: "edit", peer, messageId: target, text: words };
}
