// Answers to button presses, files, and what a bot may ask about chats.
import { badRequest, forbidden } from "../apiError.ts";
import { describePhoto } from "../media/describeFile.ts";
import type { Group, MemberStatus } from "../world/entities.ts";
import type { User } from "../types.ts";
import { findChat } from "./findChat.ts";
import type { MethodContext, Methods } from "./method.ts";

export const queryMethods: Methods = {
  answercallbackquery: answerCallbackQuery,
  getfile: getFile,
  getuserprofilephotos: getUserProfilePhotos,
  getchat: getChat,
  getchatmember: getChatMember,
  getchatmembercount: (context) => members(groupOf(context)).length,
  getchatadministrators: (context) =>
    members(groupOf(context))
      .filter(([, status]) => status === "administrator" || status === "creator")
      .map(([id, status]) => describeMember(context, id, status)),
  leavechat: leaveChat,
};

/** A press that is answered later is over: the phone has stopped waiting. */
const CALLBACK_LIFE_MS = 150_000;
const LONGEST_CALLBACK_TEXT = 200;
const MOST_PHOTOS = 100;

function answerCallbackQuery({ bot, world, arguments: given }: MethodContext): true {
  const query = bot.callbacks.get(given.text("callback_query_id"));
  if (!query || world.clock.now() - query.at > CALLBACK_LIFE_MS)
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  const text = given.text("text");
  if (text.length > LONGEST_CALLBACK_TEXT) throw badRequest("MESSAGE_TOO_LONG");
  // The phone shows the first answer only.
  query.answer ??= {
    ...(text !== "" && { text }),
    showAlert: given.flag("show_alert"),
    ...(given.has("url") && { url: given.text("url") }),
  };
  return true;
}

function getFile({ bot, world, arguments: given }: MethodContext): unknown {
  const { known, path } = world.files.prepareDownload(bot.user.id, given.text("file_id").trim());
  return {
    file_id: known.id,
    file_unique_id: known.uniqueId,
    file_size: known.file.size,
    file_path: path,
  };
}

function getUserProfilePhotos({ bot, world, arguments: given }: MethodContext): unknown {
  const person = world.people.get(given.integer("user_id") ?? 0);
  if (!person || !bot.links.has(person.user.id)) throw badRequest("user not found");
  const offset = given.integer("offset") ?? 0;
  const limit = Math.min(given.integer("limit") ?? MOST_PHOTOS, MOST_PHOTOS);
  return {
    total_count: person.photos.length,
    photos: person.photos
      .slice(offset, offset + limit)
      .map((photo) => describePhoto(world.files, bot, photo)),
  };
}

function getChat(context: MethodContext): unknown {
  const { world, bot } = context;
  const chat = findChat(context);
  const group = world.groups.get(chat.id);
  const status = group?.members.get(bot.user.id);
  if (group && status === "kicked") throw forbidden(`bot was kicked from the ${chat.type} chat`);
  return {
    ...chat,
    ...(group?.isForum && { is_forum: true }),
    accent_color_id: 0,
    max_reaction_count: 11,
  };
}

function groupOf(context: MethodContext): Group {
  const chat = findChat(context);
  const group = context.world.groups.get(chat.id);
  if (!group) throw badRequest("there are no administrators in the private chat");
  return group;
}

const members = (group: Group): [number, MemberStatus][] =>
  [...group.members].filter(([, status]) => status !== "left" && status !== "kicked");

function getChatMember(context: MethodContext): unknown {
  const chat = findChat(context);
  const id = context.arguments.integer("user_id") ?? 0;
  const group = context.world.groups.get(chat.id);
  if (!group) {
    if (id !== chat.id && id !== context.bot.user.id) throw badRequest("member not found");
    return describeMember(context, id, "member");
  }
  const user = findUser(context, id);
  if (!user) throw badRequest("invalid user_id specified");
  return describeMember(context, id, group.members.get(id) ?? "left");
}

function findUser({ world }: MethodContext, id: number): User | undefined {
  return world.people.get(id)?.user ?? world.bots.get(id)?.user;
}

function describeMember(context: MethodContext, id: number, status: MemberStatus): unknown {
  return { user: findUser(context, id), status, ...(status === "kicked" && { until_date: 0 }) };
}

function leaveChat(context: MethodContext): true {
  const chat = findChat(context);
  const group = context.world.groups.get(chat.id);
  if (!group) throw badRequest("chat not found");
  const status = group.members.get(context.bot.user.id);
  if (status === undefined || status === "left" || status === "kicked")
    throw forbidden(`bot is not a member of the ${chat.type} chat`);
  group.members.set(context.bot.user.id, "left");
  return true;
}
