// What all sending methods share: the chat, the right to write, the reply, the keyboard, the rate, the stored message.
import { badRequest } from "../apiError.ts";
import type { StoredMessage } from "../world/entities.ts";
import type { Chat, Message } from "../types.ts";
import { demandWriteAccess, findChat, type SendingRight } from "./findChat.ts";
import type { MethodContext } from "./method.ts";
import { isTrue, textOf } from "./readArguments.ts";
import { readReplyMarkup, type ReplyMarkup } from "./readReplyMarkup.ts";

export interface Content {
  /** Keys of the Message. */
  keys: Record<string, unknown>;
  stored?: Partial<StoredMessage>;
}

export async function sendContent(
  context: MethodContext,
  right: SendingRight,
  read: (chat: Chat) => Content | Promise<Content>,
): Promise<Message> {
  const chat = findChat(context);
  demandWriteAccess(context, chat, right);
  const reply = findReply(context, chat);
  const markup = readReplyMarkup(context.arguments, chat.type === "private");
  const content = await read(chat);
  context.rateLimits.take(context.bot, chat, 1, context.arguments.flag("allow_paid_broadcast"));
  return storeSent(context, chat, content, reply, markup);
}

export function storeSent(
  context: MethodContext,
  chat: Chat,
  { keys, stored }: Content,
  reply: Message | undefined,
  markup: ReplyMarkup,
): Message {
  const { world, bot, arguments: given } = context;
  const threadId = given.integer("message_thread_id");
  const isChannel = chat.type === "channel";
  const message: Message = {
    message_id: world.nextMessageId(bot, chat),
    ...(isChannel ? { sender_chat: chat } : { from: bot.user }),
    chat,
    date: world.nowSeconds(),
    ...(threadId !== undefined && { message_thread_id: threadId, is_topic_message: true }),
    ...(reply && { reply_to_message: reply }),
    ...keys,
    ...(given.flag("protect_content") && { has_protected_content: true }),
    ...(chat.type === "private" &&
      given.has("message_effect_id") && { effect_id: given.text("message_effect_id") }),
    ...(markup.inline && { reply_markup: markup.inline }),
  };
  bot.drafts.delete(chat.id);
  bot.actions.delete(chat.id);
  world.store(bot, message, { ...stored, ...(markup.other && { keyboard: markup.other }) });
  return message;
}

/** Also checks the topic, because a reply lives in one. */
export function findReply(context: MethodContext, chat: Chat): Message | undefined {
  const { world, bot, arguments: given } = context;
  const isForum = world.groups.get(chat.id)?.isForum ?? false;
  if (given.integer("message_thread_id") !== undefined && !isForum)
    throw badRequest("message thread not found");
  const parameters = given.object("reply_parameters", "reply parameters");
  const id = parameters
    ? Number(textOf(parameters["message_id"]) || 0)
    : (given.integer("reply_to_message_id") ?? 0);
  if (id === 0) return undefined;
  const found = world.find(bot, chat.id, id);
  if (found) {
    const { reply_to_message: _, ...message } = found.message;
    return message;
  }
  const isOptional =
    isTrue(parameters?.["allow_sending_without_reply"]) || given.flag("allow_sending_without_reply");
  if (!isOptional) throw badRequest("message to be replied not found");
  return undefined;
}
