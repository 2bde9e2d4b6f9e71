// How the bot presents itself: its name, its descriptions, its commands and the button beside the text field.

import type { ChannelHttp } from "../http.ts";
import { botResult, type BotCredentials } from "./botCall.ts";

/** Longest texts Telegram takes. */
export const botProfileLimits = {
  name: 64,
  description: 512,
  shortDescription: 120,
  commands: 100,
  commandDescription: 256,
} as const;

export const commandPattern = /^[a-z0-9_]{1,32}$/;

export interface BotCommand {
  /** Without its slash. */
  command: string;
  description: string;
}

/** An empty list takes the commands away. `language` is two letters; without it, for everybody else. */
export async function setMyCommands(
  commands: readonly BotCommand[],
  credentials: BotCredentials,
  http: ChannelHttp,
  language?: string,
): Promise<void> {
  await botResult("setMyCommands", { commands, ...languageCode(language) }, credentials, http);
}

export async function setMyName(
  name: string,
  credentials: BotCredentials,
  http: ChannelHttp,
  language?: string,
): Promise<void> {
  await botResult("setMyName", { name, ...languageCode(language) }, credentials, http);
}

/** Shown in an empty chat, above Start. */
export async function setMyDescription(
  description: string,
  credentials: BotCredentials,
  http: ChannelHttp,
  language?: string,
): Promise<void> {
  await botResult("setMyDescription", { description, ...languageCode(language) }, credentials, http);
}

/** Shown on the bot's profile, and sent along when somebody recommends it. */
export async function setMyShortDescription(
  shortDescription: string,
  credentials: BotCredentials,
  http: ChannelHttp,
  language?: string,
): Promise<void> {
  const body = { short_description: shortDescription, ...languageCode(language) };
  await botResult("setMyShortDescription", body, credentials, http);
}

export type MenuButton =
  | { kind: "default" }
  | { kind: "commands" }
  | { kind: "page"; title: string; url: string };

export async function setChatMenuButton(
  button: MenuButton,
  credentials: BotCredentials,
  http: ChannelHttp,
): Promise<void> {
  await botResult("setChatMenuButton", { menu_button: menuButton(button) }, credentials, http);
}

function menuButton(button: MenuButton): Record<string, unknown> {
  switch (button.kind) {
    case "default":
    case "commands":
      return { type: button.kind };
    case "page":
      return { type: "web_app", text: button.title, web_app: { url: button.url } };
  }
}

function languageCode(language: string | undefined): { language_code?: string } {
  return language === undefined ? {} : { language_code: language };
}
