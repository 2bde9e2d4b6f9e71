// Files as WhatsApp shows them: which of its kinds fits, and what becomes of a file it does not take.

import type { MediaKind } from "../../inbound.ts";
import type { Part, RenderContext } from "../../outbound.ts";
import { capabilities } from "../../capabilities.ts";
import { lines, textParts } from "./texts.ts";

type SentKind = Exclude<MediaKind, "voice">;

/** Endings of addresses that WhatsApp plays or shows, by kind. */
const shownEndings: Record<Exclude<SentKind, "document">, readonly string[]> = {
  image: ["jpg", "jpeg", "png"],
  video: ["mp4", "3gp", "3gpp"],
  audio: ["aac", "amr", "mp3", "m4a", "ogg", "oga", "opus"],
  sticker: ["webp"],
};

/** Types of content that WhatsApp takes as each kind. */
const shownTypes: Record<Exclude<SentKind, "document">, readonly string[]> = {
  image: ["image/jpeg", "image/png"],
  video: ["video/mp4", "video/3gpp"],
  audio: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
  sticker: ["image/webp"],
};

export interface SentMedia {
  kind: SentKind;
  url: string;
  name?: string;
}

/** Undefined when only a link to it helps: a page with a video, a moving picture, a format it does not know. */
export function mediaOf(
  kind: SentKind,
  url: string,
  context: RenderContext,
  name?: string,
): SentMedia | undefined {
  const absolute = context.absoluteUrl(url);
  const named = { url: absolute, ...(name ? { name } : {}) };
  if (kind === "document") return { kind, ...named };
  const ending = endingOf(absolute);
  if (ending !== undefined) return shownEndings[kind].includes(ending) ? { kind, ...named } : undefined;
  // A file of this server says its type when it is fetched; a page elsewhere is hardly a file.
  return kind === "image" || absolute !== url ? { kind, ...named } : undefined;
}

/** Whether WhatsApp shows content of this type as this kind. */
export function isShown(kind: SentKind, type: string): boolean {
  return kind === "document" || shownTypes[kind].includes(type.split(";")[0]?.trim().toLowerCase() ?? "");
}

/** The file with its caption; a caption too long follows as a message. */
export function mediaParts(media: SentMedia, text = ""): Part[] {
  const takesCaption = media.kind === "image" || media.kind === "video" || media.kind === "document";
  const isCaption = takesCaption && text.trim() !== "" && text.length <= capabilities.whatsapp.captionMaximum;
  const filename = media.kind === "document" ? media.name : undefined;
  const file = {
    link: media.url,
    ...(filename === undefined ? {} : { filename }),
    ...(isCaption ? { caption: text } : {}),
  };
  const part: Part = { call: "messages", body: { type: media.kind, [media.kind]: file }, media };
  return [part, ...(isCaption ? [] : textParts(text))];
}

export function fileParts(
  kind: SentKind,
  url: string,
  context: RenderContext,
  { text = "", name }: { text?: string; name?: string } = {},
): Part[] {
  const media = mediaOf(kind, url, context, name);
  return media ? mediaParts(media, text) : textParts(lines(text, context.absoluteUrl(url)));
}

function endingOf(url: string): string | undefined {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return /\.([a-z0-9]{2,5})$/i.exec(path)?.[1]?.toLowerCase();
}
