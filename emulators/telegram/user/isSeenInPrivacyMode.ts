// In a group, a bot with privacy mode sees commands to it, replies to it and service messages.
import type { Bot, MemberStatus } from "../world/entities.ts";
import type { Message } from "../types.ts";

const SERVICE_KEYS = [
  "new_chat_members",
  "left_chat_member",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "pinned_message",
];

export function isSeenInPrivacyMode(bot: Bot, message: Message, status: MemberStatus | undefined): boolean {
  if (message.chat.type === "private" || message.chat.type === "channel") return true;
  if (bot.canReadAllGroupMessages || status === "administrator" || status === "creator") return true;
  if (SERVICE_KEYS.some((key) => message[key] !== undefined)) return true;
  if (message.reply_to_message?.from?.id === bot.user.id) return true;
  return isCommandFor(bot, message);
}

function isCommandFor({ user }: Bot, { text = "", entities = [] }: Message): boolean {
  const command = entities.find(({ type, offset }) => type === "bot_command" && offset === 0);
  if (!command) return false;
  const [, name] = text.slice(0, command.length).split("@");
  return name === undefined || name.toLowerCase() === user.username?.toLowerCase();
}
