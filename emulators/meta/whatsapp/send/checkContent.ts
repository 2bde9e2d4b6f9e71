// The plain kinds of messages and their limits. Throws what the Cloud API answers.

import {
  countOf,
  itemAt,
  listAt,
  missing,
  numberAt,
  optionalTextAt,
  recordAt,
  textAt,
  wrong,
} from "../check.ts";
import type { Json, Phone, Whatsapp } from "../types.ts";
import { whatsappError } from "../whatsappError.ts";
import { checkInteractive } from "./checkInteractive.ts";
import { checkMedia, MEDIA_KINDS } from "./checkMedia.ts";

const TEXT_MAX = 4096;
const NAME_MAX = 1000;
const CONTACTS_MAX = 257;
const REACTION_LIFE_MS = 30 * 24 * 3_600_000;
const INVALID = 100;

export const MESSAGE_TYPES = [
  "text",
  ...MEDIA_KINDS,
  "location",
  "contacts",
  "reaction",
  "interactive",
  "template",
];

const NAME_PARTS = ["first_name", "last_name", "middle_name", "suffix", "prefix"];

export function checkContent(state: Whatsapp, phone: Phone, type: string, body: Json): void {
  switch (type) {
    case "text": {
      const text = recordAt(body, "text");
      textAt(text, "body", "text['body']", { max: TEXT_MAX, code: INVALID });
      return;
    }
    case "image":
    case "video":
    case "audio":
    case "document":
    case "sticker":
      return checkMedia(state, type, recordAt(body, type));
    case "location": {
      const location = recordAt(body, "location");
      numberAt(location, "latitude", "location['latitude']", { min: -90, max: 90 });
      numberAt(location, "longitude", "location['longitude']", { min: -180, max: 180 });
      optionalTextAt(location, "name", "location['name']", { max: NAME_MAX });
      optionalTextAt(location, "address", "location['address']", { max: NAME_MAX });
      return;
    }
    case "contacts":
      return checkContacts(listAt(body, "contacts"));
    case "reaction":
      return checkReaction(state, phone, recordAt(body, "reaction"));
    case "interactive":
      return checkInteractive(state, recordAt(body, "interactive"));
    default:
      throw whatsappError(131051, `Message type ${type} is not supported.`);
  }
}

function checkContacts(contacts: unknown[]): void {
  countOf(contacts, "contacts", { min: 1, max: CONTACTS_MAX });
  for (const index of contacts.keys()) {
    const name = recordAt(itemAt(contacts, index, "contacts"), "name", `contacts[${index}]['name']`);
    textAt(name, "formatted_name", `contacts[${index}]['name']['formatted_name']`, { max: NAME_MAX });
    if (!NAME_PARTS.some((part) => typeof name[part] === "string" && name[part] !== "")) {
      missing(`contacts[${index}]['name'] needs one more part besides formatted_name`);
    }
  }
}

function checkReaction(state: Whatsapp, phone: Phone, reaction: Json): void {
  const id = textAt(reaction, "message_id", "reaction['message_id']", { max: NAME_MAX });
  if (typeof reaction["emoji"] !== "string") missing("reaction['emoji']");
  const target = state.messages.get(id);
  const isFound = target !== undefined && target.phoneId === phone.id && target.type !== "reaction";
  if (!isFound) wrong("The message to react to does not exist or is a reaction.");
  if (state.meta.clock.now() - target.at > REACTION_LIFE_MS)
    wrong("The message to react to is older than 30 days.");
}
