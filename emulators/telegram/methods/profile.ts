// What a bot is called and offers: name, descriptions, commands, menu button.
import { isRecord } from "../../kit/readParameters.ts";
import { badRequest } from "../apiError.ts";
import type { Bot, BotCommand } from "../world/entities.ts";
import { findChat } from "./findChat.ts";
import type { Method, MethodContext, Methods } from "./method.ts";
import { textOf } from "./readArguments.ts";

export const profileMethods: Methods = {
  getme: ({ bot }) => ({
    ...bot.user,
    can_join_groups: true,
    can_read_all_group_messages: bot.canReadAllGroupMessages,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }),
  setmyname: setLocalized("name", 64, (bot) => bot.names),
  getmyname: getLocalized("name", (bot) => bot.names),
  setmydescription: setLocalized("description", 512, (bot) => bot.descriptions),
  getmydescription: getLocalized("description", (bot) => bot.descriptions),
  setmyshortdescription: setLocalized("short_description", 120, (bot) => bot.shortDescriptions),
  getmyshortdescription: getLocalized("short_description", (bot) => bot.shortDescriptions),
  setmycommands: setMyCommands,
  getmycommands: (context) => context.bot.commands.get(commandKey(context)) ?? [],
  deletemycommands: (context) => {
    context.bot.commands.delete(commandKey(context));
    return true;
  },
  setchatmenubutton: setChatMenuButton,
  getchatmenubutton: ({ bot, arguments: given }) =>
    bot.menuButtons.get(given.integer("chat_id") ?? "default") ??
    bot.menuButtons.get("default") ?? { type: "commands" },
};

const MOST_COMMANDS = 100;
const LONGEST_COMMAND_DESCRIPTION = 256;
const SCOPES = new Set([
  "default",
  "all_private_chats",
  "all_group_chats",
  "all_chat_administrators",
  "chat",
  "chat_administrators",
  "chat_member",
]);

const LANGUAGE = /^(?:[a-z]{2})?$/;

function setLocalized(field: string, longest: number, values: (bot: Bot) => Map<string, string>): Method {
  return ({ bot, arguments: given }) => {
    const value = given.text(field);
    if (value.length > longest) throw badRequest(`bot ${field.replace("_", " ")} is too long`);
    const language = readLanguage(given.text("language_code"));
    if (value === "" && field !== "name") values(bot).delete(language);
    else if (value === "" && language !== "") values(bot).delete(language);
    else if (value === "") throw badRequest("bot name is empty");
    else values(bot).set(language, value);
    if (field === "name" && language === "") bot.user.first_name = value;
    return true;
  };
}

function getLocalized(field: string, values: (bot: Bot) => Map<string, string>): Method {
  return ({ bot, arguments: given }) => ({
    [field]: values(bot).get(readLanguage(given.text("language_code"))) ?? values(bot).get("") ?? "",
  });
}

function readLanguage(code: string): string {
  if (!LANGUAGE.test(code)) throw badRequest("invalid language code specified");
  return code;
}

function setMyCommands(context: MethodContext): true {
  const list = context.arguments.list("commands", "commands") ?? [];
  if (list.length > MOST_COMMANDS) throw badRequest("too many commands specified");
  context.bot.commands.set(commandKey(context), list.map(readCommand));
  return true;
}

function readCommand(value: unknown): BotCommand {
  if (!isRecord(value)) throw badRequest("can't parse BotCommand: expected an Object");
  const command = textOf(value["command"]).replace(/^\//, "");
  const description = textOf(value["description"]);
  if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
  if (description === "" || description.length > LONGEST_COMMAND_DESCRIPTION)
    throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  return { command, description };
}

function commandKey({ arguments: given }: MethodContext): string {
  const scope = given.object("scope", "BotCommandScope") ?? { type: "default" };
  const type = textOf(scope["type"]);
  if (!SCOPES.has(type)) throw badRequest("can't parse BotCommandScope: unsupported type specified");
  const place = [scope["chat_id"], scope["user_id"]].map(textOf).join(":");
  return `${type}|${place}|${readLanguage(given.text("language_code"))}`;
}

function setChatMenuButton(context: MethodContext): true {
  const { bot, arguments: given } = context;
  const button = given.object("menu_button", "MenuButton") ?? { type: "default" };
  const type = textOf(button["type"]);
  if (!["commands", "web_app", "default"].includes(type))
    throw badRequest("can't parse MenuButton: unsupported type specified");
  const app = button["web_app"];
  const hasApp = isRecord(app) && textOf(app["url"]).startsWith("https://") && textOf(button["text"]) !== "";
  if (type === "web_app" && !hasApp) throw badRequest("BUTTON_URL_INVALID");
  const place = given.has("chat_id") ? findChat(context).id : "default";
  bot.menuButtons.set(place, button);
  return true;
}
