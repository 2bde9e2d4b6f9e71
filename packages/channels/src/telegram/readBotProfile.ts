// How the bot presents itself, as Telegram has it.

import type { ChannelHttp } from "../http.ts";
import { fields, list, text } from "../readFields.ts";
import { botResult, type BotCredentials } from "./botCall.ts";
import type { BotCommand } from "./botProfile.ts";

export interface BotProfile {
  name: string;
  description: string;
  shortDescription: string;
  commands: BotCommand[];
}

/** @throws SendFailed, ChannelHttpError */
export async function readBotProfile(credentials: BotCredentials, http: ChannelHttp): Promise<BotProfile> {
  const ask = (method: string) => botResult(method, {}, credentials, http);
  const [name, description, short, commands] = [
    await ask("getMyName"),
    await ask("getMyDescription"),
    await ask("getMyShortDescription"),
    await ask("getMyCommands"),
  ];
  return {
    name: text(fields(name)["name"]) ?? "",
    description: text(fields(description)["description"]) ?? "",
    shortDescription: text(fields(short)["short_description"]) ?? "",
    commands: list(commands).flatMap((each) => {
      const command = text(fields(each)["command"]);
      return command === undefined ? [] : [{ command, description: text(fields(each)["description"]) ?? "" }];
    }),
  };
}
