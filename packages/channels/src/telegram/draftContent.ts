// What a message says, before the question is put on it: one draft for each message of Telegram.

import { contentLines } from "@parley/contracts/plainContent";
import type { MessageContent } from "@parley/contracts/messages";
import { answerId } from "../answerId.ts";
import type { OutgoingMessage, PartMedia, RenderContext } from "../outbound.ts";
import { extensionOf, readAttachments } from "../text/readAttachment.ts";
import { answerRows, isButtonUrl, linkRows, type InlineRows } from "./keyboard.ts";

export interface Draft {
  /** Absent for a plain text. */
  call?: string;
  body?: Record<string, unknown>;
  media?: PartMedia;
  /** Text, caption, or what follows a call that has neither; with marks. */
  text: string;
  rows: InlineRows;
  keyboard?: Record<string, unknown>;
}

type Content<Kind extends MessageContent["kind"]> = Extract<MessageContent, { kind: Kind }>;

/** What Telegram plays as voice and as music; other sounds travel as files. */
const voiceTypes = new Set(["ogg", "oga", "opus"]);
const fileAudioTypes = new Set(["wav", "flac", "aiff", "amr"]);
const stickerTypes = new Set(["webp", "tgs", "webm"]);
/** Pictures Telegram does not show as such. */
const filePictureTypes = new Set(["svg", "heic", "tif", "tiff", "bmp", "avif"]);

export function draftContent({ content, input }: OutgoingMessage, context: RenderContext): Draft[] {
  switch (content.kind) {
    case "text":
    case "choice":
      return [textDraft(content.text)];
    case "image":
    case "video":
    case "audio":
    case "document":
    case "files":
      return attachmentDrafts(content, context);
    case "links":
      return [linksDraft(content, context)];
    case "cards":
      return cardDrafts(content, input?.blockId ?? "", context);
    case "contactCard":
      return [contactDraft(content)];
    case "location":
      return [locationDraft(content)];
    case "template":
    case "form":
    case "products":
    case "order":
    case "unsupported":
    case "event":
      return textLines(contentLines(content));
  }
}

function textDraft(text: string): Draft {
  return { text, rows: [] };
}

function textLines(lines: readonly string[]): Draft[] {
  return lines.length === 0 ? [] : [textDraft(lines.join("\n"))];
}

function attachmentDrafts(
  content: Content<"image" | "video" | "audio" | "document" | "files">,
  context: RenderContext,
): Draft[] {
  const attachments = readAttachments(content, context.absoluteUrl);
  if (attachments && attachments.length > 0)
    return attachments.map(({ media, text }) => ({ call: callOf(media), media, text, rows: [] }));
  if (content.kind === "files") return textLines(contentLines(content));
  // A page with a player: Telegram shows it below the link by itself.
  return [textDraft([content.text, context.absoluteUrl(content.url)].filter(Boolean).join("\n"))];
}

function callOf({ kind, url }: PartMedia): string {
  const extension = extensionOf(url);
  switch (kind) {
    case "sticker":
      if (stickerTypes.has(extension)) return "sendSticker";
      return callOf({ kind: "image", url });
    case "image":
      if (extension === "gif") return "sendAnimation";
      return filePictureTypes.has(extension) ? "sendDocument" : "sendPhoto";
    case "video":
      return "sendVideo";
    case "voice":
      return "sendVoice";
    case "audio":
      if (voiceTypes.has(extension)) return "sendVoice";
      return fileAudioTypes.has(extension) ? "sendDocument" : "sendAudio";
    case "document":
      return "sendDocument";
  }
}

function linksDraft({ text, links }: Content<"links">, context: RenderContext): Draft {
  const all = links.map(({ title, url }) => ({ title, url: readableUrl(url, context) }));
  const words = all
    .filter(({ url }) => !isButtonUrl(url))
    .map(({ title, url }) => `${title}: ${url.replace(/^(tel|mailto):/i, "")}`);
  const buttons = all.filter(({ url }) => isButtonUrl(url));
  // Buttons need words to stand below.
  const said = [text, ...words].filter(Boolean).join("\n");
  return { text: said || "🔗", rows: linkRows(buttons) };
}

/** `tel:` and the like are no pages of ours. */
function readableUrl(url: string, { absoluteUrl }: RenderContext): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : absoluteUrl(url);
}

function cardDrafts({ text, cards }: Content<"cards">, blockId: string, context: RenderContext): Draft[] {
  const intro = text === "" ? [] : [textDraft(text)];
  return [
    ...intro,
    ...cards.map((card): Draft => {
      const links = card.buttons.flatMap(({ title, url }) =>
        url === undefined ? [] : [{ title, url: readableUrl(url, context) }],
      );
      const answers = card.buttons
        .filter(({ url }) => url === undefined)
        .map(({ id, title }) => ({ id: answerId(blockId, id), title }));
      const words = links.filter(({ url }) => !isButtonUrl(url)).map(({ title, url }) => `${title}: ${url}`);
      const media: PartMedia | undefined = card.imageUrl
        ? { kind: "image", url: context.absoluteUrl(card.imageUrl) }
        : undefined;
      return {
        ...(media === undefined ? {} : { call: callOf(media), media }),
        text: [`*${card.title.trim()}*`, card.text ?? "", ...words].filter(Boolean).join("\n"),
        rows: [...answerRows(answers), ...linkRows(links.filter(({ url }) => isButtonUrl(url)))],
      };
    }),
  ];
}

function contactDraft(content: Content<"contactCard">): Draft {
  const { name, phone, email, organisation, url } = content;
  // Without a number there is no contact for Telegram.
  if (!phone) return textDraft(contentLines(content).join("\n"));
  const [first = name, ...rest] = name.split(" ");
  const lines = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `FN:${vcardText(name)}`,
    `TEL:${vcardText(phone)}`,
    ...(organisation ? [`ORG:${vcardText(organisation)}`] : []),
    ...(email ? [`EMAIL:${vcardText(email)}`] : []),
    ...(url ? [`URL:${vcardText(url)}`] : []),
    "END:VCARD",
  ];
  return {
    call: "sendContact",
    body: {
      phone_number: phone,
      first_name: first,
      ...(rest.length === 0 ? {} : { last_name: rest.join(" ") }),
      vcard: lines.join("\n"),
    },
    text: "",
    rows: [],
  };
}

function vcardText(text: string): string {
  return text.replaceAll(/([\\,;])/g, "\\$1").replaceAll(/\r?\n/g, "\\n");
}

function locationDraft({ latitude, longitude, name, address }: Content<"location">): Draft {
  const place = { latitude, longitude };
  if (!name && !address) return { call: "sendLocation", body: place, text: "", rows: [] };
  return {
    call: "sendVenue",
    body: { ...place, title: name ?? address ?? "", address: address ?? name ?? "" },
    text: "",
    rows: [],
  };
}
