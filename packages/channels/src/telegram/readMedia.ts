// The file of a message of the Bot API.

import type { MediaKind, MediaRef } from "../inbound.ts";
import { fields, id, isFields, list, number, text, type Fields } from "../readFields.ts";

/** In this order: an animation comes with a document beside it. */
const keys: [key: string, kind: MediaKind, type: string | undefined][] = [
  ["animation", "video", "video/mp4"],
  ["video", "video", "video/mp4"],
  ["video_note", "video", "video/mp4"],
  ["audio", "audio", "audio/mpeg"],
  ["voice", "voice", "audio/ogg"],
  ["document", "document", undefined],
];

export function readMedia(message: Fields): MediaRef | undefined {
  // Sizes of one picture, the largest last.
  const photo = fields(list(message["photo"]).at(-1));
  if (id(photo["file_id"])) return readFile(photo, "image", "image/jpeg");
  const sticker = fields(message["sticker"]);
  if (id(sticker["file_id"])) return readFile(sticker, "sticker", stickerType(sticker));
  for (const [key, kind, type] of keys) {
    const file = message[key];
    if (isFields(file) && id(file["file_id"])) return readFile(file, kind, type);
  }
  return undefined;
}

function readFile(file: Fields, kind: MediaKind, usualType: string | undefined): MediaRef {
  const type = text(file["mime_type"]) ?? usualType;
  const name = text(file["file_name"]);
  const sizeBytes = number(file["file_size"]);
  return {
    kind,
    id: id(file["file_id"]),
    ...(type === undefined ? {} : { type }),
    ...(name === undefined ? {} : { name }),
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
  };
}

function stickerType(sticker: Fields): string {
  if (sticker["is_animated"] === true) return "application/x-tgsticker";
  return sticker["is_video"] === true ? "video/webm" : "image/webp";
}
