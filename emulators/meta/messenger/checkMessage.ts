// Reads `message` of a send: text or attachment, quick replies, metadata. What comes back is safe to store and to echo.

import { checkQuickReplies } from "./checkQuickReplies.ts";
import { checkTemplate } from "./checkTemplate.ts";
import { fieldsOf, flagOf, idOf, isWebUrl, listOf, recordsOf, textOf, type Fields } from "./fields.ts";
import {
  INSTAGRAM_IMAGES,
  INSTAGRAM_TEXT_BYTES,
  MESSENGER_TEXT_CHARACTERS,
  METADATA_CHARACTERS,
  lengthOf,
  type Platform,
} from "./limits.ts";
import { invalid, isRefusal, refusal, type Refusal } from "./refusal.ts";

export type MediaKind = "image" | "audio" | "video" | "file";

export type OutgoingAttachment =
  | { kind: "url"; type: MediaKind; url: string; isReusable: boolean }
  | { kind: "stored"; type: MediaKind; attachmentId: string }
  | { kind: "upload"; type: MediaKind; isReusable: boolean }
  | { kind: "template"; payload: Fields }
  | { kind: "post"; postId: string }
  | { kind: "heart" };

export interface OutgoingMessage {
  text?: string;
  attachments: OutgoingAttachment[];
  quickReplies?: Fields[];
  metadata?: string;
  stickerId?: string;
  /** A utility template by name. */
  template?: { name: string; language: string; components: Fields[] };
}

const MEDIA_KINDS: readonly string[] = ["image", "audio", "video", "file"];
const EMPTY_MESSAGE = 2018034;

export function checkMessage(
  platform: Platform,
  message: Fields | undefined,
  hasUpload = false,
): OutgoingMessage | Refusal {
  if (!message) return invalid("The parameter message is required.", EMPTY_MESSAGE);
  const outgoing: OutgoingMessage = { attachments: [] };
  const problem =
    readText(platform, message, outgoing) ??
    readAttachments(platform, message, outgoing, hasUpload) ??
    readExtras(platform, message, outgoing) ??
    checkContent(outgoing);
  return problem ?? outgoing;
}

function readText(platform: Platform, message: Fields, outgoing: OutgoingMessage): Refusal | undefined {
  if (message["text"] === undefined || message["text"] === null) return undefined;
  const text = textOf(message["text"]);
  if (text === undefined) return invalid("Param message[text] must be a string.");
  if (text.trim() === "") return invalid("The message must not be empty.", EMPTY_MESSAGE);
  const [length, limit] =
    platform === "instagram"
      ? [Buffer.byteLength(text, "utf8"), INSTAGRAM_TEXT_BYTES]
      : [lengthOf(text), MESSENGER_TEXT_CHARACTERS];
  if (length > limit) return invalid(`Length of param message[text] must be less than or equal to ${limit}`);
  outgoing.text = text;
  return undefined;
}

function readAttachments(
  platform: Platform,
  message: Fields,
  outgoing: OutgoingMessage,
  hasUpload: boolean,
): Refusal | undefined {
  const { attachment, attachments } = message;
  if (attachment === undefined && attachments === undefined) return undefined;
  const list = attachments === undefined ? [attachment] : (listOf(attachments) ?? []);
  for (const entry of list) {
    const read = readAttachment(platform, fieldsOf(entry), hasUpload);
    if (isRefusal(read)) return read;
    outgoing.attachments.push(read);
  }
  if (attachments === undefined) return undefined;
  const areImages = outgoing.attachments.every((one) => "type" in one && one.type === "image");
  if (platform !== "instagram" || !areImages) {
    return invalid("Param message[attachments] takes images only, and on Instagram only.");
  }
  const count = outgoing.attachments.length;
  if (count > 0 && count <= INSTAGRAM_IMAGES) return undefined;
  return invalid(`Param message[attachments] must have between 1 and ${INSTAGRAM_IMAGES} elements.`);
}

function readAttachment(
  platform: Platform,
  attachment: Fields | undefined,
  hasUpload: boolean,
): OutgoingAttachment | Refusal {
  const type = textOf(attachment?.["type"]) ?? "";
  const payload = fieldsOf(attachment?.["payload"]) ?? {};
  if (type === "template") return checkTemplate(platform, payload) ?? { kind: "template", payload };
  if (platform === "instagram" && type === "like_heart") return { kind: "heart" };
  if (platform === "instagram" && type === "MEDIA_SHARE") {
    const postId = idOf(payload["id"]);
    return postId
      ? { kind: "post", postId }
      : invalid("The parameter message[attachment][payload][id] is required.");
  }
  if (!isMediaKind(type)) {
    return invalid("Param message[attachment][type] must be one of {audio, file, image, video, template}.");
  }
  const isReusable = flagOf(payload["is_reusable"]) ?? false;
  const attachmentId = idOf(payload["attachment_id"]);
  if (attachmentId) return { kind: "stored", type, attachmentId };
  if (isWebUrl(payload["url"])) return { kind: "url", type, url: payload["url"], isReusable };
  if (hasUpload) return { kind: "upload", type, isReusable };
  return invalid("Param message[attachment][payload] needs a valid url or an attachment_id.");
}

function isMediaKind(type: string): type is MediaKind {
  return MEDIA_KINDS.includes(type);
}

function readExtras(platform: Platform, message: Fields, outgoing: OutgoingMessage): Refusal | undefined {
  const { metadata, quick_replies: quickReplies, sticker_id: stickerId, template } = message;
  if (quickReplies !== undefined) {
    const problem = checkQuickReplies(quickReplies);
    if (problem) return problem;
    outgoing.quickReplies = recordsOf(quickReplies);
  }
  if (metadata !== undefined) {
    if (typeof metadata !== "string") return invalid("Param message[metadata] must be a string.");
    if (lengthOf(metadata) > METADATA_CHARACTERS) {
      return invalid(
        `Length of param message[metadata] must be less than or equal to ${METADATA_CHARACTERS}`,
      );
    }
    outgoing.metadata = metadata;
  }
  const sticker = idOf(stickerId);
  if (sticker && platform === "messenger") outgoing.stickerId = sticker;
  if (template === undefined || platform !== "messenger") return undefined;
  const fields = fieldsOf(template);
  const name = textOf(fields?.["name"]);
  const language = textOf(fieldsOf(fields?.["language"])?.["code"]);
  if (!name || !language) return invalid("Param message[template] needs a name and a language code.");
  const components = recordsOf(fields?.["components"]);
  outgoing.template = { name, language, components };
  return undefined;
}

function checkContent(outgoing: OutgoingMessage): Refusal | undefined {
  const parts = [
    outgoing.text !== undefined,
    outgoing.attachments.length > 0,
    outgoing.stickerId !== undefined,
    outgoing.template !== undefined,
  ].filter(Boolean).length;
  if (parts === 0) return refusal(100, "The message must not be empty.", EMPTY_MESSAGE);
  if (parts > 1) return invalid("Param message must hold either a text or an attachment, not both.");
  return undefined;
}
