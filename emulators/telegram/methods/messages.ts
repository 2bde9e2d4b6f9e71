// sendMessage and the contents that are no files: places, contacts, polls, dice, and the signs of typing.
import { badRequest } from "../apiError.ts";
import { demandWriteAccess, findChat } from "./findChat.ts";
import type { MethodContext, Methods } from "./method.ts";
import { readPoll } from "./readPoll.ts";
import { LONGEST_TEXT, parseText, readText, textKeys } from "./readText.ts";
import { sendContent, type Content } from "./sendContent.ts";

const CHAT_ACTIONS = new Set([
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "record_audio",
  "upload_audio",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
]);

const LONGEST_VCARD_BYTES = 2_048;
const LARGEST_ACCURACY_METRES = 1_500;
const SHORTEST_LIVE_SECONDS = 60;
const LONGEST_LIVE_SECONDS = 86_400;
const ENDLESS_LIVE_SECONDS = 0x7fffffff;

/** How many faces each die has. */
const DICE: Record<string, number> = { "🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64 };

export const messageMethods: Methods = {
  sendmessage: (context) => sendContent(context, "text", () => readMessage(context)),
  sendlocation: (context) =>
    sendContent(context, "other", () => ({ keys: { location: readLocation(context) } })),
  sendvenue: (context) => sendContent(context, "other", () => readVenue(context)),
  sendcontact: (context) => sendContent(context, "other", () => readContact(context)),
  sendpoll: (context) => sendContent(context, "poll", () => readPoll(context)),
  senddice: (context) => sendContent(context, "other", () => readDice(context)),
  sendchataction: sendChatAction,
  sendmessagedraft: sendMessageDraft,
};

export function textSource({ arguments: given }: MethodContext, name = "text") {
  const entities = name === "text" ? "entities" : "caption_entities";
  return {
    text: given.text(name),
    parseMode: given.text("parse_mode"),
    entities: given.list(entities, "entities"),
  };
}

function readMessage(context: MethodContext): Content {
  const text = readText(textSource(context));
  const preview = context.arguments.object("link_preview_options", "link preview options");
  return { keys: { ...textKeys(text), ...(preview && { link_preview_options: preview }) } };
}

function readLocation({ arguments: given }: MethodContext): Record<string, unknown> {
  const latitude = given.decimal("latitude");
  const longitude = given.decimal("longitude");
  if (latitude === undefined) throw badRequest("latitude is empty");
  if (longitude === undefined) throw badRequest("longitude is empty");
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest("wrong geographic coordinates");
  const accuracy = given.decimal("horizontal_accuracy");
  if (accuracy !== undefined && (accuracy < 0 || accuracy > LARGEST_ACCURACY_METRES))
    throw badRequest("wrong horizontal accuracy specified");
  const live = given.integer("live_period");
  const isLive = live !== undefined && live !== 0;
  const fits =
    live === ENDLESS_LIVE_SECONDS ||
    (isLive && live >= SHORTEST_LIVE_SECONDS && live <= LONGEST_LIVE_SECONDS);
  if (isLive && !fits) throw badRequest("wrong live location period specified");
  return {
    latitude,
    longitude,
    ...(accuracy !== undefined && { horizontal_accuracy: accuracy }),
    ...(isLive && { live_period: live }),
  };
}

function readVenue(context: MethodContext): Content {
  const location = readLocation(context);
  const title = context.arguments.text("title");
  const address = context.arguments.text("address");
  if (title === "") throw badRequest("title is empty");
  return { keys: { location, venue: { location, title, address } } };
}

function readContact({ arguments: given, world }: MethodContext): Content {
  const phoneNumber = given.text("phone_number").trim();
  const firstName = given.text("first_name").trim();
  const vcard = given.text("vcard");
  if (phoneNumber === "") throw badRequest("contact phone number is empty");
  if (firstName === "") throw badRequest("contact first name is empty");
  if (Buffer.byteLength(vcard) > LONGEST_VCARD_BYTES) throw badRequest("contact vCard is too long");
  const owner = [...world.people.values()].find((person) => person.phoneNumber === phoneNumber);
  return {
    keys: {
      contact: {
        phone_number: phoneNumber,
        first_name: firstName,
        ...(given.has("last_name") && { last_name: given.text("last_name") }),
        ...(owner && { user_id: owner.user.id }),
        ...(vcard !== "" && { vcard }),
      },
    },
  };
}

function readDice({ arguments: given, world }: MethodContext): Content {
  const emoji = given.text("emoji") || "🎲";
  const faces = DICE[emoji];
  if (faces === undefined) throw badRequest("DICE_EMOTICON_INVALID");
  return { keys: { dice: { emoji, value: 1 + Math.floor(world.ids.random() * faces) } } };
}

function sendChatAction(context: MethodContext): true {
  const { bot, world, arguments: given } = context;
  const chat = findChat(context);
  demandWriteAccess(context, chat, "text");
  const action = given.text("action").toLowerCase();
  if (!CHAT_ACTIONS.has(action)) throw badRequest("wrong parameter action in request");
  bot.actions.set(chat.id, { action, at: world.clock.now() });
  return true;
}

function sendMessageDraft(context: MethodContext): true {
  const { bot, world, arguments: given } = context;
  const chat = findChat(context);
  if (chat.type !== "private") throw badRequest("message drafts can be sent to private chats only");
  demandWriteAccess(context, chat, "text");
  const id = given.integer("draft_id") ?? 0;
  if (id === 0) throw badRequest("draft identifier must be non-zero");
  const { text } = parseText(textSource(context));
  if (text.length > LONGEST_TEXT) throw badRequest("message is too long");
  bot.drafts.set(chat.id, { id, text, at: world.clock.now() });
  return true;
}
