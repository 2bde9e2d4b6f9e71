// Who a chat is: a person, or a group in which one of many speaks.

import type { Peer } from "../inbound.ts";
import { fields, id, text, type Fields } from "../readFields.ts";

/** Undefined without the chat's id. `from` is whoever did it in this chat. */
export function readPeer(chatValue: unknown, fromValue: unknown): Peer | undefined {
  const chat = fields(chatValue);
  const from = fields(fromValue);
  const address = id(chat["id"]);
  if (address === undefined) return undefined;
  if (isGroup(chat, address)) return group(chat, address, from);
  const username = text(chat["username"]) ?? text(from["username"]);
  const name = nameOf(chat) ?? nameOf(from);
  const language = text(from["language_code"]);
  return {
    address,
    kind: "private",
    ...(username === undefined ? {} : { username }),
    ...(name === undefined ? {} : { name }),
    ...(language === undefined ? {} : { language }),
  };
}

/** Ids of groups are negative; the type says the same. */
function isGroup(chat: Fields, address: string): boolean {
  return address.startsWith("-") || (chat["type"] !== undefined && chat["type"] !== "private");
}

function group(chat: Fields, address: string, from: Fields): Peer {
  const username = text(chat["username"]);
  const name = text(chat["title"]);
  const speakerId = id(from["id"]);
  return {
    address,
    kind: "group",
    ...(username === undefined ? {} : { username }),
    ...(name === undefined ? {} : { name }),
    ...(speakerId === undefined ? {} : { speaker: { id: speakerId, name: nameOf(from) ?? speakerId } }),
  };
}

function nameOf(person: Fields): string | undefined {
  const name = [text(person["first_name"]), text(person["last_name"])].filter(Boolean).join(" ");
  return text(name) ?? text(person["title"]);
}
