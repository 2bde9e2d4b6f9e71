// Which chat a bot means, and whether it may write there.
import { badRequest, forbidden } from "../apiError.ts";
import type { Bot, Group } from "../world/entities.ts";
import type { World } from "../world/createWorld.ts";
import type { Chat } from "../types.ts";
import type { MethodContext } from "./method.ts";

/** What a group member may be kept from sending. */
export type SendingRight =
  | "text"
  | "photo"
  | "video"
  | "audio"
  | "voice"
  | "document"
  | "sticker"
  | "poll"
  | "other";

const RIGHT_NAMES: Record<SendingRight, string> = {
  text: "text messages",
  photo: "photos",
  video: "videos",
  audio: "music",
  voice: "voice notes",
  document: "documents",
  sticker: "stickers and GIFs",
  poll: "polls",
  other: "messages",
};

export function findChat({ world, bot, arguments: given }: MethodContext, name = "chat_id"): Chat {
  const value = given.text(name).trim();
  if (value === "") throw badRequest(`${name} is empty`);
  const chat = value.startsWith("@")
    ? chatNamed(world, value.slice(1))
    : chatNumbered(world, bot, Number(value));
  if (!chat) throw badRequest("chat not found");
  return chat;
}

/** Only public groups and channels are found by name. */
function chatNamed({ groups }: World, username: string): Chat | undefined {
  const wanted = username.toLowerCase();
  return [...groups.values()].find(({ chat }) => chat.username?.toLowerCase() === wanted)?.chat;
}

function chatNumbered(world: World, bot: Bot, id: number): Chat | undefined {
  const group = world.groups.get(id);
  if (group)
    return group.members.has(bot.user.id) || group.chat.username !== undefined ? group.chat : undefined;
  const person = world.people.get(id);
  if (!person || !hasMet(world, bot, id)) return undefined;
  return privateChat(world, id);
}

/** A bot knows those who wrote to it and those it shares a group with. */
function hasMet({ groups }: World, bot: Bot, personId: number): boolean {
  return (
    bot.links.has(personId) ||
    [...groups.values()].some(({ members }) => members.has(personId) && members.has(bot.user.id))
  );
}

export function privateChat({ people }: World, personId: number): Chat | undefined {
  const user = people.get(personId)?.user;
  if (!user) return undefined;
  return {
    id: user.id,
    first_name: user.first_name,
    ...(user.last_name !== undefined && { last_name: user.last_name }),
    ...(user.username !== undefined && { username: user.username }),
    type: "private",
  };
}

/** Throws what the server answers where the bot may not write. */
export function demandWriteAccess({ world, bot }: MethodContext, chat: Chat, right: SendingRight): void {
  const group = world.groups.get(chat.id);
  if (group) return demandGroupAccess(bot, group, right);
  if (world.people.get(chat.id)?.isDeactivated) throw forbidden("user is deactivated");
  const link = bot.links.get(chat.id);
  if (link === "blocked") throw forbidden("bot was blocked by the user");
  if (link === undefined) throw forbidden("bot can't initiate conversation with a user");
}

function demandGroupAccess(bot: Bot, group: Group, right: SendingRight): void {
  const { chat, migratedTo } = group;
  if (migratedTo !== undefined)
    throw badRequest("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: migratedTo });
  const status = group.members.get(bot.user.id);
  if (status === "kicked") throw forbidden(`bot was kicked from the ${chat.type} chat`);
  if (status === undefined || status === "left")
    throw forbidden(`bot is not a member of the ${chat.type} chat`);
  const forbiddenRights = group.restrictions.get(bot.user.id);
  if (forbiddenRights?.has("all")) throw badRequest("have no write access to the chat");
  if (forbiddenRights?.has(right))
    throw badRequest(`not enough rights to send ${RIGHT_NAMES[right]} to the chat`);
}
