// The methods that send files, one or an album of them.
import { isRecord } from "../../kit/readParameters.ts";
import { badRequest } from "../apiError.ts";
import { describeFile } from "../media/describeFile.ts";
import { takeFile, takeReference, takeThumbnail } from "../media/takeFile.ts";
import type { FileKind } from "../world/createFileStore.ts";
import type { Message } from "../types.ts";
import { demandWriteAccess, findChat, type SendingRight } from "./findChat.ts";
import { textSource } from "./messages.ts";
import type { Method, MethodContext, Methods } from "./method.ts";
import { textOf } from "./readArguments.ts";
import { captionKeys, readCaption } from "./readText.ts";
import { findReply, sendContent, storeSent, type Content } from "./sendContent.ts";

export const mediaMethods: Methods = {
  sendphoto: sendFile("photo", "photo"),
  sendvideo: sendFile("video", "video"),
  sendanimation: sendFile("animation", "sticker"),
  sendaudio: sendFile("audio", "audio"),
  senddocument: sendFile("document", "document"),
  sendvoice: sendFile("voice", "voice"),
  sendvideonote: sendFile("video_note", "video"),
  sendsticker: sendFile("sticker", "sticker"),
  sendmediagroup: sendMediaGroup,
};

const SMALLEST_ALBUM = 2;
const LARGEST_ALBUM = 10;
const ALBUM_KINDS = ["photo", "video", "audio", "document"] as const;
type AlbumKind = (typeof ALBUM_KINDS)[number];

function sendFile(kind: FileKind, right: SendingRight): Method {
  return (context) => sendContent(context, right, () => readFile(context, kind));
}

async function readFile(context: MethodContext, kind: FileKind): Promise<Content> {
  const { arguments: given, bot, world } = context;
  const file = await takeFile(context, kind, kind);
  const hasCaption = kind !== "sticker" && kind !== "video_note";
  const caption = hasCaption ? captionKeys(readCaption(textSource(context, "caption"))) : {};
  const described = describeFile(world.files, bot, file, {
    width: given.integer("width") ?? given.integer("length"),
    height: given.integer("height"),
    duration: given.integer("duration"),
    title: given.has("title") ? given.text("title") : undefined,
    performer: given.has("performer") ? given.text("performer") : undefined,
    emoji: given.has("emoji") ? given.text("emoji") : undefined,
    thumbnail: takeThumbnail(context, given.text("thumbnail")),
  });
  return {
    keys: {
      ...described,
      ...caption,
      ...(given.flag("has_spoiler") && { has_media_spoiler: true }),
      ...(given.flag("show_caption_above_media") && { show_caption_above_media: true }),
    },
  };
}

async function sendMediaGroup(context: MethodContext): Promise<Message[]> {
  const { arguments: given, bot, world } = context;
  const chat = findChat(context);
  const media = given.list("media", "InputMedia") ?? [];
  if (media.length < SMALLEST_ALBUM || media.length > LARGEST_ALBUM)
    throw badRequest("number of media must be between 2 and 10");
  const kinds = media.map(albumKind);
  for (const kind of ["audio", "document"] as const) {
    if (kinds.includes(kind) && kinds.some((other) => other !== kind))
      throw badRequest(`${kind} can't be mixed with other media types`);
  }
  for (const kind of new Set(kinds)) demandWriteAccess(context, chat, kind);
  const reply = findReply(context, chat);
  const contents: Content[] = [];
  for (const [index, item] of media.entries()) {
    contents.push({ keys: await readInputMedia(context, item, kinds[index] ?? "photo") });
  }
  context.rateLimits.take(bot, chat, media.length, given.flag("allow_paid_broadcast"));
  const groupId = world.ids.digits(17);
  return contents.map(({ keys }) =>
    storeSent(context, chat, { keys: { media_group_id: groupId, ...keys } }, reply, {}),
  );
}

function albumKind(item: unknown): AlbumKind {
  const type = isRecord(item) ? textOf(item["type"]).toLowerCase() : "";
  const kind = ALBUM_KINDS.find((known) => known === type);
  if (!kind) throw badRequest(`can't parse InputMedia: type "${type}" is not allowed in an album`);
  return kind;
}

/** Also for editMessageMedia; the file must be what it is called. */
export async function readInputMedia(
  context: MethodContext,
  item: unknown,
  kind: FileKind,
): Promise<Record<string, unknown>> {
  if (!isRecord(item)) throw badRequest("can't parse InputMedia: expected an Object");
  const reference = textOf(item["media"]);
  if (reference === "") throw badRequest("media not found");
  const file = await takeReference(context, reference, kind, "media");
  const entities = item["caption_entities"];
  const caption = readCaption({
    text: textOf(item["caption"]),
    parseMode: textOf(item["parse_mode"]),
    entities: Array.isArray(entities) ? entities : undefined,
  });
  const number = (name: string) => (typeof item[name] === "number" ? item[name] : undefined);
  const words = (name: string) => (typeof item[name] === "string" ? item[name] : undefined);
  const described = describeFile(context.world.files, context.bot, file, {
    width: number("width"),
    height: number("height"),
    duration: number("duration"),
    title: words("title"),
    performer: words("performer"),
    thumbnail: takeThumbnail(context, textOf(item["thumbnail"]) || "attach://"),
  });
  return { ...described, ...captionKeys(caption) };
}
