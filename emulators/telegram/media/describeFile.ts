// The keys a Message has for a file: what it is, how large, and under which id a bot finds it.
import { badRequest } from "../apiError.ts";
import type { Bot } from "../world/entities.ts";
import type { FileKind, FileStore, StoredFile } from "../world/createFileStore.ts";
import { measureImage } from "./measureImage.ts";

export interface FileDetails {
  width?: number | undefined;
  height?: number | undefined;
  duration?: number | undefined;
  performer?: string | undefined;
  title?: string | undefined;
  thumbnail?: StoredFile | undefined;
  emoji?: string | undefined;
}

/** Longer sides of the copies a photo is kept in, the largest last. */
const PHOTO_SIDES = [90, 320, 800, 1_280];
const LARGEST_PHOTO_SIDES_SUM = 10_000;
const LARGEST_PHOTO_RATIO = 20;
const DEFAULT_VIDEO_SIDE = 320;
const DEFAULT_NOTE_SIDE = 240;
const STICKER_SIDE = 512;

export function describeFile(
  files: FileStore,
  bot: Bot,
  file: StoredFile,
  details: FileDetails = {},
): Record<string, unknown> {
  const named = (kind: FileKind, extra: Record<string, unknown> = {}) =>
    describeOne(files, bot, { ...file, kind }, extra);
  const names = { file_name: file.name, mime_type: file.mimeType };
  const thumbnail = describeThumbnail(files, bot, details.thumbnail);
  const duration = details.duration ?? 1;
  const frame = {
    width: details.width ?? DEFAULT_VIDEO_SIDE,
    height: details.height ?? DEFAULT_VIDEO_SIDE,
    duration,
  };
  switch (file.kind) {
    case "photo":
      return { photo: describePhoto(files, bot, file) };
    case "video":
      return { video: named("video", { ...frame, ...names, ...thumbnail }) };
    case "animation": {
      const animation = named("animation", { ...frame, ...names, ...thumbnail });
      const { width: _width, height: _height, duration: _duration, ...document } = animation;
      return { animation, document };
    }
    case "audio":
      return {
        audio: named("audio", {
          duration,
          ...names,
          ...(details.title !== undefined && { title: details.title }),
          ...(details.performer !== undefined && { performer: details.performer }),
          ...thumbnail,
        }),
      };
    case "voice":
      return { voice: named("voice", { duration, mime_type: file.mimeType }) };
    case "video_note":
      return { video_note: named("video_note", { length: details.width ?? DEFAULT_NOTE_SIDE, duration }) };
    case "sticker":
      return { sticker: named("sticker", describeSticker(file, details)) };
    default:
      return { document: named("document", { ...names, ...thumbnail }) };
  }
}

function describeOne(
  files: FileStore,
  bot: Bot,
  file: StoredFile,
  extra: Record<string, unknown>,
): Record<string, unknown> {
  const { id, uniqueId } = files.register(bot.user.id, file);
  return { ...extra, file_id: id, file_unique_id: uniqueId, file_size: file.size };
}

function describeThumbnail(
  files: FileStore,
  bot: Bot,
  thumbnail: StoredFile | undefined,
): Record<string, unknown> {
  if (!thumbnail) return {};
  const size = measureImage(thumbnail.bytes);
  const { width = 0, height = 0 } = size ?? {};
  return { thumbnail: describeOne(files, bot, { ...thumbnail, kind: "thumbnail" }, { width, height }) };
}

function describeSticker(file: StoredFile, { emoji }: FileDetails): Record<string, unknown> {
  return {
    type: "regular",
    width: STICKER_SIDE,
    height: STICKER_SIDE,
    is_animated: file.mimeType === "application/x-tgsticker",
    is_video: file.mimeType === "video/webm",
    ...(emoji !== undefined && { emoji }),
  };
}

/** All sizes share the bytes: nothing here scales pictures, and a bot reads only what the sizes claim. */
export function describePhoto(files: FileStore, bot: Bot, file: StoredFile): Record<string, unknown>[] {
  const size = measureImage(file.bytes);
  if (!size) throw badRequest("IMAGE_PROCESS_FAILED");
  const { width, height } = size;
  const isOdd =
    width === 0 ||
    height === 0 ||
    width + height > LARGEST_PHOTO_SIDES_SUM ||
    Math.max(width, height) / Math.min(width, height) > LARGEST_PHOTO_RATIO;
  if (isOdd) throw badRequest("PHOTO_INVALID_DIMENSIONS");
  const longer = Math.max(width, height);
  const largest = PHOTO_SIDES.at(-1) ?? longer;
  const sides = [...PHOTO_SIDES.filter((side) => side < longer), Math.min(longer, largest)];
  return [...new Set(sides)].map((side) => {
    const { id, uniqueId } = files.register(bot.user.id, file);
    return {
      file_id: id,
      file_unique_id: `${uniqueId.slice(0, -1)}${PHOTO_SIDES.indexOf(side) + 1}`,
      file_size: file.size,
      width: Math.max(1, Math.round((width * side) / longer)),
      height: Math.max(1, Math.round((height * side) / longer)),
    };
  });
}
