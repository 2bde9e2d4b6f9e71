// Changing and removing messages.
import { isRecord } from "../../kit/readParameters.ts";
import { badRequest } from "../apiError.ts";
import { fileKinds } from "../world/createFileStore.ts";
import type { StoredMessage } from "../world/entities.ts";
import type { Chat, Message } from "../types.ts";
import { findChat } from "./findChat.ts";
import { readInputMedia } from "./media.ts";
import { textSource } from "./messages.ts";
import type { MethodContext, Methods } from "./method.ts";
import { textOf } from "./readArguments.ts";
import { captionKeys, readCaption, readText, textKeys } from "./readText.ts";
import { readReplyMarkup } from "./readReplyMarkup.ts";

export const editMethods: Methods = {
  editmessagetext: (context) => edit(context, () => editedText(context)),
  editmessagecaption: (context) => edit(context, (message) => editedCaption(context, message)),
  editmessagemedia: (context) => edit(context, (message) => editedMedia(context, message)),
  editmessagereplymarkup: (context) => edit(context, () => ({ replaced: [], keys: {} })),
  stoppoll: stopPoll,
  deletemessage: deleteMessage,
  deletemessages: deleteMessages,
};

const MEDIA_KEYS = fileKinds.filter((kind) => kind !== "thumbnail" && kind !== "profile_photo");
const TEXT_KEYS = ["text", "entities", "link_preview_options"];
const CAPTION_KEYS = ["caption", "caption_entities"];
const DELETABLE_SECONDS = 48 * 60 * 60;
const MOST_IDS = 100;

interface Edit {
  /** Keys of the message that are taken away first. */
  replaced: readonly string[];
  keys: Record<string, unknown>;
}

async function edit(
  context: MethodContext,
  read: (message: Message) => Edit | Promise<Edit>,
): Promise<Message> {
  const { world, bot, arguments: given } = context;
  if (given.has("inline_message_id")) throw badRequest("MESSAGE_ID_INVALID");
  const chat = findChat(context);
  const stored = world.find(bot, chat.id, given.integer("message_id") ?? 0);
  if (!stored) throw badRequest("message to edit not found");
  const { message } = stored;
  if (message.from && message.from.id !== bot.user.id) throw badRequest("message can't be edited");
  const { replaced, keys } = await read(message);
  const markup = readReplyMarkup(given, chat.type === "private").inline;
  const rest = Object.entries(message).filter(([key]) => !replaced.includes(key) && key !== "reply_markup");
  const changed: Message = { ...message, ...Object.fromEntries(rest) };
  for (const key of [...replaced, "reply_markup"]) delete changed[key];
  Object.assign(changed, keys, markup && markup.inline_keyboard.length > 0 && { reply_markup: markup });
  if (isSame(changed, message))
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  // A change of the keyboard alone leaves no trace of an edit.
  if (replaced.length > 0) changed.edit_date = world.nowSeconds();
  stored.message = changed;
  return changed;
}

/** Compares what a reader sees: ids of files are new each time, their unique ids are not. */
function isSame(left: Message, right: Message): boolean {
  const visible = (message: Message) =>
    JSON.stringify(
      Object.entries({ ...message, edit_date: undefined }).toSorted(([a], [b]) => a.localeCompare(b)),
      (key, value: unknown) => (key === "file_id" ? undefined : value),
    );
  return visible(left) === visible(right);
}

function editedText(context: MethodContext): Edit {
  const chat = findChat(context);
  const { message } =
    context.world.find(context.bot, chat.id, context.arguments.integer("message_id") ?? 0) ?? {};
  const text = readText(textSource(context));
  if (message?.text === undefined) throw badRequest("there is no text in the message to edit");
  const preview = context.arguments.object("link_preview_options", "link preview options");
  return {
    replaced: TEXT_KEYS,
    keys: { ...textKeys(text), ...(preview && { link_preview_options: preview }) },
  };
}

function editedCaption(context: MethodContext, message: Message): Edit {
  if (!MEDIA_KEYS.some((kind) => message[kind] !== undefined))
    throw badRequest("there is no caption in the message to edit");
  return { replaced: CAPTION_KEYS, keys: captionKeys(readCaption(textSource(context, "caption"))) };
}

async function editedMedia(context: MethodContext, message: Message): Promise<Edit> {
  const media = context.arguments.object("media", "InputMedia");
  const kind = MEDIA_KEYS.find((known) => known === textOf(media?.["type"]));
  if (!isRecord(media) || !kind) throw badRequest("can't parse InputMedia: unknown media type");
  if (message.text === undefined && !MEDIA_KEYS.some((key) => message[key] !== undefined))
    throw badRequest("message can't be edited");
  const isAlbum = message.media_group_id !== undefined;
  if (isAlbum && (kind === "document" || kind === "audio") && message[kind] === undefined)
    throw badRequest("message content type can't be used in an album");
  return {
    replaced: [...MEDIA_KEYS, ...TEXT_KEYS, ...CAPTION_KEYS],
    keys: await readInputMedia(context, media, kind),
  };
}

function stopPoll(context: MethodContext): unknown {
  const { world, bot, arguments: given } = context;
  const chat = findChat(context);
  const stored = world.find(bot, chat.id, given.integer("message_id") ?? 0);
  const poll = stored?.message["poll"];
  if (!stored || !isRecord(poll)) throw badRequest("message with poll to stop not found");
  if (stored.message.from?.id !== bot.user.id) throw badRequest("poll can't be stopped");
  if (poll["is_closed"] === true) throw badRequest("poll has already been closed");
  poll["is_closed"] = true;
  return poll;
}

function deleteMessage(context: MethodContext): true {
  const { world, bot, arguments: given } = context;
  const chat = findChat(context);
  const stored = world.find(bot, chat.id, given.integer("message_id") ?? 0);
  if (!stored) throw badRequest("message to delete not found");
  if (!isDeletable(context, chat, stored)) throw badRequest("message can't be deleted");
  stored.isDeleted = true;
  return true;
}

/** Those that are gone or may not go are passed over. */
function deleteMessages(context: MethodContext): true {
  const { world, bot } = context;
  const chat = findChat(context);
  const ids = readMessageIds(context);
  for (const id of ids) {
    const stored = world.find(bot, chat.id, id);
    if (stored && isDeletable(context, chat, stored)) stored.isDeleted = true;
  }
  return true;
}

/** An administrator deletes anything; others their own, and what people write in private, within two days. */
function isDeletable({ world, bot }: MethodContext, chat: Chat, { message }: StoredMessage): boolean {
  const status = world.groups.get(chat.id)?.members.get(bot.user.id);
  if (status === "administrator" || status === "creator") return true;
  const isYoung = world.nowSeconds() - message.date < DELETABLE_SECONDS;
  return isYoung && (message.from?.id === bot.user.id || chat.type === "private");
}

export function readMessageIds({ arguments: given }: MethodContext): number[] {
  const ids = (given.list("message_ids", "message identifiers") ?? []).map((id) => Number(textOf(id)));
  if (ids.length === 0) throw badRequest("message identifiers are not specified");
  if (ids.length > MOST_IDS) throw badRequest("too many message identifiers specified");
  if (ids.some((id) => !Number.isInteger(id) || id <= 0))
    throw badRequest("invalid message identifier specified");
  return ids;
}
