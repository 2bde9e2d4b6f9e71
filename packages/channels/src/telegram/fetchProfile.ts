// Name of a person or group, as Telegram shows it to the bot. A picture's address would hold the bot's token, so none is given.

import { SendFailed, type Credentials } from "../adapter.ts";
import type { ChannelHttp } from "../http.ts";
import type { Recipient } from "../outbound.ts";
import { fields, text } from "../readFields.ts";
import { botResult } from "./botCall.ts";
import { chatId } from "./send.ts";

export async function fetchProfile(
  to: Recipient,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<{ name?: string; username?: string } | undefined> {
  try {
    const chat = fields(await botResult("getChat", { chat_id: chatId(to) }, credentials, http));
    const name =
      text(chat["title"]) ??
      text([text(chat["first_name"]), text(chat["last_name"])].filter(Boolean).join(" "));
    const username = text(chat["username"]);
    return {
      ...(name === undefined ? {} : { name }),
      ...(username === undefined ? {} : { username }),
    };
  } catch (error) {
    if (error instanceof SendFailed && error.problem.kind !== "reauthorise") return undefined;
    throw error;
  }
}
