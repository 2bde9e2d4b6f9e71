// Media of a message: an id of this emulator or a link, a caption where the kind has one.

import { invalid, missing, optionalTextAt } from "../check.ts";
import type { Json, Whatsapp } from "../types.ts";

const CAPTION_MAX = 1024;
const FILE_NAME_MAX = 240;
const INVALID = 100;

export const MEDIA_KINDS = ["image", "video", "audio", "document", "sticker"] as const;

/** `{"id"}` or `{"link"}`, and nothing that the kind does not have. */
export function checkMedia(state: Whatsapp, kind: string, media: Json, path = kind): void {
  const { id, link, caption } = media;
  if (id === undefined && link === undefined) missing(`${path}['id'] or ${path}['link']`);
  if (id !== undefined && link !== undefined) invalid(`Param ${path} must have either id or link.`);
  if (
    link !== undefined &&
    (typeof link !== "string" || !/^https?:\/\//i.test(link) || !URL.canParse(link))
  ) {
    invalid(`Param ${path}['link'] is not a valid URL.`);
  }
  if (id !== undefined) {
    const stored = state.media.get(String(id));
    if (!stored || stored.expiresAt <= state.meta.clock.now()) {
      invalid(`Param ${path}['id'] is not a valid whatsapp business account media attachment ID`);
    }
  }
  if (caption !== undefined && (kind === "audio" || kind === "sticker")) {
    invalid(`Unexpected key "caption" on param "${path}".`);
  }
  optionalTextAt(media, "caption", `${path}['caption']`, { max: CAPTION_MAX, code: INVALID });
  if (kind === "document") optionalTextAt(media, "filename", `${path}['filename']`, { max: FILE_NAME_MAX });
}
