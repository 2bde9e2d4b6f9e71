// A message of the Bot API as one event.

import type { InboundContent, Peer } from "../inbound.ts";
import { fields, id, isFields, text, type Fields } from "../readFields.ts";
import { readContent } from "./readContent.ts";
import { readPeer } from "./readPeer.ts";
import { moment, type UpdateEvent } from "./updateEvent.ts";

/** Told in a chat by Telegram itself; nothing follows from it. */
const serviceKeys = [
  "new_chat_members",
  "left_chat_member",
  "chat_owner_left",
  "chat_owner_changed",
  "new_chat_title",
  "new_chat_photo",
  "delete_chat_photo",
  "group_chat_created",
  "supergroup_chat_created",
  "channel_chat_created",
  "message_auto_delete_timer_changed",
  "pinned_message",
  "connected_website",
  "write_access_allowed",
  "proximity_alert_triggered",
  "boost_added",
  "chat_background_set",
  "forum_topic_created",
  "forum_topic_edited",
  "forum_topic_closed",
  "forum_topic_reopened",
  "general_forum_topic_hidden",
  "general_forum_topic_unhidden",
  "giveaway_created",
  "giveaway_completed",
  "video_chat_scheduled",
  "video_chat_started",
  "video_chat_ended",
  "video_chat_participants_invited",
] as const;

/** Undefined without chat or number: then it is no message. */
export function parseMessage(message: Fields): UpdateEvent | undefined {
  const peer = readPeer(message["chat"], message["from"] ?? message["sender_chat"]);
  const messageId = id(message["message_id"]);
  if (!peer || !messageId) return undefined;
  const at = moment(message["date"]);
  const moved = readMove(message, peer);
  if (moved) return { ...moved, at };
  const service = serviceKeys.find((key) => message[key] !== undefined);
  if (service) return { kind: "unknown", type: `message/${service}`, at };

  const content = readContent(message);
  const replyTo = id(fields(message["reply_to_message"])["message_id"]);
  const albumId = text(message["media_group_id"]);
  return {
    kind: "message",
    peer: withOwnPhone(peer, content),
    messageId,
    content,
    at,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(albumId === undefined ? {} : { albumId }),
    ...(isFields(message["forward_origin"]) ? { isForwarded: true } : {}),
  };
}

/** Both sides of the move tell it: either may come first, or alone. */
function readMove(message: Fields, peer: Peer): UpdateEvent | undefined {
  const to = id(message["migrate_to_chat_id"]);
  if (to !== undefined) return { kind: "moved", peer, newAddress: to };
  const from = id(message["migrate_from_chat_id"]);
  if (from !== undefined)
    return { kind: "moved", peer: { ...peer, address: from }, newAddress: peer.address };
  return undefined;
}

function withOwnPhone(peer: Peer, content: InboundContent): Peer {
  if (content.kind !== "contacts" || peer.kind === "group") return peer;
  const phone = content.contacts.find(({ isOwn }) => isOwn)?.phones[0]?.replace(/\D/g, "");
  return phone ? { ...peer, phone } : peer;
}
