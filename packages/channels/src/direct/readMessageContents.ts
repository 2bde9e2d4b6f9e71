// What a message holds: its words, its files one by one, a press. Something new becomes `unsupported` under Meta's name.

import type { InboundContent, MediaKind } from "../inbound.ts";
import { readAnswerId } from "../answerId.ts";
import { fields, id, isFields, list, number, text, type Fields } from "../readFields.ts";

/** The thumb beside the text field is a sticker with this number. */
const thumbSticker = "369239263222822";
const mediaKinds = new Map<string, MediaKind>([
  ["image", "image"],
  ["video", "video"],
  ["audio", "audio"],
  ["file", "document"],
  ["sticker", "sticker"],
  ["media", "image"],
  ["reel", "video"],
  ["ig_reel", "video"],
  ["story_mention", "image"],
]);

/** At least one. The words go with the first file. */
export function readMessageContents(message: Fields): InboundContent[] {
  const words = text(message["text"]);
  const payload = text(fields(message["quick_reply"])["payload"]);
  if (payload !== undefined) return [readPress(payload, words)];
  const attachments = withoutDoubleStickers(distinct(message["attachments"]));
  const contents = attachments.flatMap((attachment) => readAttachment(attachment, words) ?? []);
  const [first, ...rest] = contents;
  if (!first)
    return [words === undefined ? unsupported(message, attachments) : { kind: "text", text: words }];
  if (words === undefined || first.kind !== "media") {
    return words === undefined ? contents : [{ kind: "text", text: words }, ...contents];
  }
  return [{ ...first, text: words }, ...rest];
}

/** A person's own number or address comes back as payload: it is an answer in words. */
function readPress(payload: string, words: string | undefined): InboundContent {
  const isOwn = readAnswerId(payload) === undefined && (words === undefined || words === payload);
  return isOwn ? { kind: "text", text: payload } : { kind: "press", id: payload, title: words ?? "" };
}

/** For a while the same sticker came twice, once more as a picture. */
function withoutDoubleStickers(attachments: readonly Fields[]): readonly Fields[] {
  if (!attachments.some(({ type }) => type === "sticker")) return attachments;
  return attachments.filter(
    ({ type, payload }) => type !== "image" || fields(payload)["sticker_id"] === undefined,
  );
}

/** Undefined for a link's preview, whose address stands in the words. */
function readAttachment(attachment: Fields, words: string | undefined): InboundContent | undefined {
  const type = text(attachment["type"]) ?? "empty";
  const payload = fields(attachment["payload"]);
  const url = text(payload["url"]) ?? text(payload["story_media_url"]);
  if (id(payload["sticker_id"]) === thumbSticker) return { kind: "text", text: "👍" };
  if (type === "like_heart") return { kind: "text", text: "❤️" };
  if (type === "location") return readLocation(attachment, payload);
  const title = text(attachment["title"]) ?? text(payload["title"]);
  if (type === "fallback") {
    if (words !== undefined) return undefined;
    const said = [title, text(attachment["url"]) ?? url].filter(Boolean).join("\n");
    return said === "" ? { kind: "unsupported", type } : { kind: "text", text: said };
  }
  const kind = payload["sticker_id"] === undefined ? mediaKinds.get(type) : "sticker";
  if (kind === undefined || url === undefined) {
    const said = [title, url].filter(Boolean).join("\n");
    return { kind: "unsupported", type, ...(said === "" ? {} : { text: said }) };
  }
  return { kind: "media", media: { kind, url }, ...(title === undefined ? {} : { text: title }) };
}

function readLocation(attachment: Fields, payload: Fields): InboundContent {
  const place = fields(payload["coordinates"]);
  const latitude = number(place["lat"]);
  const longitude = number(place["long"]);
  const name = text(attachment["title"]);
  if (latitude === undefined || longitude === undefined) return { kind: "unsupported", type: "location" };
  return { kind: "location", latitude, longitude, ...(name === undefined ? {} : { name }) };
}

function unsupported(message: Fields, attachments: readonly Fields[]): InboundContent {
  const type = text(attachments[0]?.["type"]);
  if (type !== undefined) return { kind: "unsupported", type };
  const known = new Set(["mid", "is_echo", "app_id", "metadata", "reply_to", "referral", "is_unsupported"]);
  const other = Object.keys(message).find((key) => !known.has(key) && isFields(message[key]));
  return { kind: "unsupported", type: other ?? "message" };
}

/** Items that are objects, each once. */
function distinct(values: unknown): Fields[] {
  const seen = new Set<string>();
  return list(values)
    .filter(isFields)
    .filter((value) => {
      const words = JSON.stringify(value);
      const isNew = !seen.has(words);
      seen.add(words);
      return isNew;
    });
}
