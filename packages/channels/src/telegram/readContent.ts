// What a message of the Bot API holds. Something new becomes `unsupported` under Telegram's name for it.

import type { InboundContact, InboundContent } from "../inbound.ts";
import { fields, id, isFields, list, number, text, type Fields } from "../readFields.ts";
import { readMedia } from "./readMedia.ts";

/** `/start`, in groups with the bot's name, and the payload of the link that was opened. */
const startPattern = /^\/start(?:@\w+)?(?:\s+(\S+))?\s*$/;

/** Beside the content: who, when, and about what. */
const frameKeys = new Set([
  "message_id",
  "message_thread_id",
  "direct_messages_topic",
  "from",
  "sender_chat",
  "sender_boost_count",
  "sender_business_bot",
  "sender_tag",
  "date",
  "business_connection_id",
  "chat",
  "forward_origin",
  "is_topic_message",
  "is_automatic_forward",
  "reply_to_message",
  "external_reply",
  "quote",
  "reply_to_story",
  "reply_to_checklist_task_id",
  "via_bot",
  "edit_date",
  "has_protected_content",
  "is_from_offline",
  "is_paid_post",
  "media_group_id",
  "author_signature",
  "paid_star_count",
  "entities",
  "link_preview_options",
  "suggested_post_info",
  "effect_id",
  "caption",
  "caption_entities",
  "show_caption_above_media",
  "has_media_spoiler",
  "reply_markup",
]);

export function readContent(message: Fields): InboundContent {
  const words = text(message["text"]);
  if (words !== undefined) return readText(words);
  const media = readMedia(message);
  if (media) {
    const caption = text(message["caption"]);
    return { kind: "media", media, ...(caption === undefined ? {} : { text: caption }) };
  }
  return readPlace(message) ?? readContact(message) ?? readUnsupported(message);
}

function readText(words: string): InboundContent {
  const start = startPattern.exec(words);
  if (!start) return { kind: "text", text: words };
  return { kind: "start", title: start[0], ...(start[1] === undefined ? {} : { payload: start[1] }) };
}

function readPlace(message: Fields): InboundContent | undefined {
  // A venue comes with its location beside it.
  const venue = fields(message["venue"]);
  const location = fields(venue["location"] ?? message["location"]);
  const latitude = number(location["latitude"]);
  const longitude = number(location["longitude"]);
  if (latitude === undefined || longitude === undefined) return undefined;
  const name = text(venue["title"]);
  const address = text(venue["address"]);
  return {
    kind: "location",
    latitude,
    longitude,
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
  };
}

function readContact(message: Fields): InboundContent | undefined {
  if (!isFields(message["contact"])) return undefined;
  const card = message["contact"];
  const phone = text(card["phone_number"]);
  if (phone === undefined) return undefined;
  const name = [text(card["first_name"]), text(card["last_name"])].filter(Boolean).join(" ") || phone;
  const vcard = text(card["vcard"]) ?? "";
  const organisation = vcardValues(vcard, "ORG")[0];
  const url = vcardValues(vcard, "URL")[0];
  const owner = id(card["user_id"]);
  const contact: InboundContact = {
    name,
    phones: [phone],
    emails: vcardValues(vcard, "EMAIL"),
    ...(organisation === undefined ? {} : { organisation }),
    ...(url === undefined ? {} : { url }),
    // Anybody can pass on somebody else's card: only the sender's own is vouched for.
    isOwn: owner !== undefined && owner === id(fields(message["from"])["id"]),
  };
  return { kind: "contacts", contacts: [contact] };
}

/** Values of `EMAIL;TYPE=WORK:maya@shop.example` and the like. */
function vcardValues(vcard: string, property: string): string[] {
  return vcard.split(/\r?\n/).flatMap((line) => {
    const colon = line.indexOf(":");
    const name = line
      .slice(0, Math.max(0, colon))
      .split(";")[0]
      ?.replace(/^item\d+\./i, "");
    const value = line.slice(colon + 1).trim();
    return name?.toUpperCase() === property && value !== "" ? [value.replaceAll(/\\([,;\\])/g, "$1")] : [];
  });
}

function readUnsupported(message: Fields): InboundContent {
  const type = Object.keys(message).find((key) => !frameKeys.has(key)) ?? "empty";
  const words = wordsOf(type, fields(message[type])) ?? text(message["caption"]);
  return { kind: "unsupported", type, ...(words === undefined ? {} : { text: words }) };
}

/** What can be said of it all the same. */
function wordsOf(type: string, value: Fields): string | undefined {
  switch (type) {
    case "dice":
      return (
        [text(value["emoji"]), number(value["value"])].filter((part) => part !== undefined).join(" ") ||
        undefined
      );
    case "poll":
      return (
        [text(value["question"]), ...list(value["options"]).map((option) => text(fields(option)["text"]))]
          .filter(Boolean)
          .join("\n") || undefined
      );
    case "web_app_data":
      return text(value["data"]);
    case "checklist":
    case "game":
    case "invoice":
      return text(value["title"]);
    default:
      return undefined;
  }
}
