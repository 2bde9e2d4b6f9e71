// An update of the Bot API as events. An update names no bot, so `account` stays empty: the caller knows whose webhook it is.

import { createHash } from "node:crypto";
import type { ParsedWebhook } from "../inbound.ts";
import { fields, id, isFields, list, text, type Fields } from "../readFields.ts";
import { parseMessage } from "./parseMessage.ts";
import { readPeer } from "./readPeer.ts";
import { moment, type UpdateEvent } from "./updateEvent.ts";

/** Custom emoji have no sign of their own, paid reactions have one. */
const otherReactions = new Map([
  ["custom_emoji", "✨"],
  ["paid", "⭐"],
]);
/** What a bot is in a chat where it can be heard. */
const presentStatuses = new Set(["member", "administrator", "creator", "restricted"]);

export function parse(body: unknown, now: number): ParsedWebhook {
  if (!isFields(body) || Object.keys(body).length === 0) return { events: [] };
  const { at, ...event } = readUpdate(body);
  return { events: [{ event: { account: "", key: keyOf(body), at: at ?? now, ...event }, raw: body }] };
}

/** The same news told twice has the same number. What lacks one is known by its words. */
function keyOf(update: Fields): string {
  const updateId = id(update["update_id"]);
  if (updateId !== undefined) return `u${updateId}`;
  return `h${createHash("sha256").update(JSON.stringify(update)).digest("hex").slice(0, 32)}`;
}

function readUpdate(update: Fields): UpdateEvent {
  const type = Object.keys(update).find((key) => key !== "update_id") ?? "empty";
  const value = fields(update[type]);
  return readKnown(type, value) ?? { kind: "unknown", type };
}

/** Undefined for kinds that say nothing to us, and for known ones that lack what they need. */
function readKnown(type: string, value: Fields): UpdateEvent | undefined {
  switch (type) {
    case "message":
      return parseMessage(value);
    case "edited_message":
      return readEdit(value);
    case "callback_query":
      return readPress(value);
    case "message_reaction":
      return readReaction(value);
    case "my_chat_member":
      return readReach(value);
    default:
      return undefined;
  }
}

function readEdit(message: Fields): UpdateEvent | undefined {
  const peer = readPeer(message["chat"], message["from"]);
  const messageId = id(message["message_id"]);
  const words = text(message["text"]) ?? text(message["caption"]);
  // A live location moves by edits, and a picture can be exchanged: there are no new words then.
  if (!peer || !messageId || words === undefined) return undefined;
  return { kind: "edit", peer, messageId, text: words, at: moment(message["edit_date"] ?? message["date"]) };
}

function readPress(query: Fields): UpdateEvent | undefined {
  const message = fields(query["message"]);
  // The chat of a message sent in inline mode is not told; a person's private chat has the person's id.
  const chat = isFields(message["chat"]) ? message["chat"] : { ...fields(query["from"]), type: "private" };
  const peer = readPeer(chat, query["from"]);
  const callbackId = text(query["id"]);
  const data = text(query["data"]);
  if (!peer || !callbackId || data === undefined) return undefined;
  return {
    kind: "message",
    peer,
    // A press is no message of its own and has no id that could be answered.
    messageId: `callback:${callbackId}`,
    content: { kind: "press", id: data, title: buttonTitle(message, data) ?? data },
    replyTo: id(message["message_id"]),
    callbackId,
  };
}

function buttonTitle(message: Fields, data: string): string | undefined {
  const rows = list(fields(message["reply_markup"])["inline_keyboard"]);
  const pressed = rows
    .flatMap(list)
    .map(fields)
    .find((button) => button["callback_data"] === data);
  return text(pressed?.["text"]);
}

function readReaction(value: Fields): UpdateEvent | undefined {
  const peer = readPeer(value["chat"], value["user"] ?? value["actor_chat"]);
  const messageId = id(value["message_id"]);
  if (!peer || !messageId || !Array.isArray(value["new_reaction"])) return undefined;
  const latest = fields(value["new_reaction"].at(-1));
  const emoji = text(latest["emoji"]) ?? otherReactions.get(text(latest["type"]) ?? "") ?? null;
  return { kind: "reaction", peer, messageId, emoji, at: moment(value["date"]) };
}

function readReach(value: Fields): UpdateEvent | undefined {
  const peer = readPeer(value["chat"], value["from"]);
  const member = fields(value["new_chat_member"]);
  const status = text(member["status"]);
  if (!peer || !status) return undefined;
  const isReachable =
    presentStatuses.has(status) &&
    member["can_send_messages"] !== false &&
    !(status === "restricted" && member["is_member"] === false);
  return { kind: "reach", peer, isReachable, reason: status, at: moment(value["date"]) };
}
