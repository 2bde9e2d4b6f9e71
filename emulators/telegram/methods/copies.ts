// Copies, forwards and reactions: what a bot does with messages that exist.
import { isRecord } from "../../kit/readParameters.ts";
import { badRequest } from "../apiError.ts";
import type { Chat, Message } from "../types.ts";
import { demandWriteAccess, findChat } from "./findChat.ts";
import { readMessageIds } from "./edits.ts";
import { textSource } from "./messages.ts";
import type { MethodContext, Methods } from "./method.ts";
import { textOf } from "./readArguments.ts";
import { captionKeys, readCaption } from "./readText.ts";
import { readReplyMarkup } from "./readReplyMarkup.ts";
import { allowedReactions } from "./reactions.ts";
import { findReply, storeSent } from "./sendContent.ts";

export const copyMethods: Methods = {
  copymessage: (context) => ({ message_id: copyOne(context, sourceMessage(context, "copy")).message_id }),
  copymessages: (context) =>
    several(context).map((message) => ({ message_id: copyOne(context, message).message_id })),
  forwardmessage: (context) => forwardOne(context, sourceMessage(context, "forward")),
  forwardmessages: (context) =>
    several(context).map((message) => ({ message_id: forwardOne(context, message).message_id })),
  setmessagereaction: setMessageReaction,
};

/** What a message says about its place and not about its content. */
const ENVELOPE_KEYS = new Set([
  "message_id",
  "from",
  "sender_chat",
  "chat",
  "date",
  "edit_date",
  "reply_markup",
  "reply_to_message",
  "media_group_id",
  "message_thread_id",
  "is_topic_message",
  "has_protected_content",
  "forward_origin",
  "effect_id",
]);
const SERVICE_KEYS = ["new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id"];

function sourceMessage(context: MethodContext, verb: "copy" | "forward"): Message {
  const { world, bot, arguments: given } = context;
  const from = findChat(context, "from_chat_id");
  const found = world.find(bot, from.id, given.integer("message_id") ?? 0);
  if (!found) throw badRequest(`message to ${verb} not found`);
  if (found.message["has_protected_content"] === true || SERVICE_KEYS.some((key) => key in found.message))
    throw badRequest(verb === "copy" ? "message can't be copied" : "message can't be forwarded");
  return found.message;
}

/** Ids that name nothing are passed over. */
function several(context: MethodContext): Message[] {
  const { world, bot } = context;
  const from = findChat(context, "from_chat_id");
  const ids = readMessageIds(context);
  if (ids.some((id, index) => index > 0 && id <= (ids[index - 1] ?? 0)))
    throw badRequest("message identifiers must be in a strictly increasing order");
  return ids.flatMap((id) => world.find(bot, from.id, id)?.message ?? []);
}

function contentOf(message: Message): Record<string, unknown> {
  return Object.fromEntries(Object.entries(message).filter(([key]) => !ENVELOPE_KEYS.has(key)));
}

function target(context: MethodContext): Chat {
  const chat = findChat(context);
  demandWriteAccess(context, chat, "other");
  return chat;
}

function copyOne(context: MethodContext, message: Message): Message {
  const chat = target(context);
  const reply = findReply(context, chat);
  const markup = readReplyMarkup(context.arguments, chat.type === "private");
  const { caption, caption_entities, ...rest } = contentOf(message);
  const isRecaptioned = context.arguments.has("caption") && message.text === undefined;
  const captions = isRecaptioned
    ? captionKeys(readCaption(textSource(context, "caption")))
    : {
        ...(caption !== undefined && { caption }),
        ...(caption_entities !== undefined && { caption_entities }),
      };
  const isBare = context.arguments.flag("remove_caption");
  context.rateLimits.take(context.bot, chat, 1, context.arguments.flag("allow_paid_broadcast"));
  return storeSent(context, chat, { keys: { ...rest, ...(!isBare && captions) } }, reply, markup);
}

function forwardOne(context: MethodContext, message: Message): Message {
  const chat = target(context);
  const origin = message["forward_origin"] ?? {
    type: "user",
    sender_user: message.from,
    date: message.date,
  };
  context.rateLimits.take(context.bot, chat, 1, false);
  return storeSent(context, chat, { keys: { forward_origin: origin, ...contentOf(message) } }, undefined, {});
}

function setMessageReaction(context: MethodContext): true {
  const { world, bot, arguments: given } = context;
  const chat = findChat(context);
  const stored = world.find(bot, chat.id, given.integer("message_id") ?? 0);
  if (!stored) throw badRequest("message to react not found");
  const reactions = given.list("reaction", "reaction types") ?? [];
  if (reactions.length > 1) throw badRequest("REACTIONS_TOO_MANY");
  const emojis = reactions.map((reaction) => {
    const emoji = isRecord(reaction) && reaction["type"] === "emoji" ? textOf(reaction["emoji"]) : "";
    if (!allowedReactions.has(emoji)) throw badRequest("REACTION_INVALID");
    return emoji;
  });
  stored.reactions.set(bot.user.id, emojis);
  return true;
}
