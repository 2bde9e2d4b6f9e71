// What a message says on Messenger or Instagram, before the question is put on it: one draft for each message.

import type { MessageContent } from "@parley/contracts/messages";
import { contentLines } from "@parley/contracts/plainContent";
import { plainText } from "@parley/contracts/richText";
import { answerId } from "../answerId.ts";
import type { MediaKind } from "../inbound.ts";
import type { OutgoingMessage, PartMedia, RenderContext } from "../outbound.ts";
import { extensionOf, readAttachments } from "../text/readAttachment.ts";
import { shorten, shortenAll } from "../text/shorten.ts";
import type { Platform } from "./platform.ts";

/** Words above the buttons of a template. */
export const TEMPLATE_TEXT_LENGTH = 640;
const MOST_BUTTONS = 3;
const BUTTON_LENGTH = 20;
/** Cards beside each other, and the words on one. */
const MOST_CARDS = 10;
const CARD_LENGTH = 80;

export type Draft =
  | { kind: "text"; text: string }
  /** Up to three links below words. */
  | { kind: "buttons"; text: string; buttons: Record<string, unknown>[] }
  | { kind: "cards"; elements: Record<string, unknown>[] }
  | { kind: "media"; type: "image" | "video" | "audio" | "file"; media: PartMedia };

type Content<Kind extends MessageContent["kind"]> = Extract<MessageContent, { kind: Kind }>;

export function draftContent(
  { content, input }: OutgoingMessage,
  context: RenderContext,
  platform: Platform,
): Draft[] {
  switch (content.kind) {
    case "text":
    case "choice":
      return textDrafts(plainText(content.text));
    case "image":
    case "video":
    case "audio":
    case "document":
    case "files":
      return mediaDrafts(content, context, platform);
    case "links":
      return linkDrafts(plainText(content.text), content.links, context, platform);
    case "cards":
      return [
        ...textDrafts(plainText(content.text)),
        ...cardDrafts(content.cards, input?.blockId ?? "", context, platform),
      ];
    case "location": {
      const { latitude, longitude } = content;
      const map = `https://maps.google.com/?q=${latitude},${longitude}`;
      return textDrafts([...contentLines(content), map].join("\n"));
    }
    case "contactCard":
    case "template":
    case "form":
    case "products":
    case "order":
    case "unsupported":
    case "event":
      return textDrafts(contentLines(content).join("\n"));
  }
}

function textDrafts(text: string): Draft[] {
  return text.trim() === "" ? [] : [{ kind: "text", text }];
}

function mediaDrafts(
  content: Content<"image" | "video" | "audio" | "document" | "files">,
  { absoluteUrl }: RenderContext,
  platform: Platform,
): Draft[] {
  const attachments = readAttachments(content, absoluteUrl);
  if (!attachments || attachments.length === 0) {
    if (content.kind === "files") return textDrafts(contentLines(content).join("\n"));
    return textDrafts([plainText(content.text ?? ""), absoluteUrl(content.url)].filter(Boolean).join("\n"));
  }
  return attachments.flatMap(({ media, text }): Draft[] => {
    const type = typeOf(media, platform);
    const words = plainText(text);
    // A file the platform refuses is still worth its address.
    if (!type) return textDrafts([words, media.name ?? "", media.url].filter(Boolean).join("\n"));
    return [{ kind: "media", type, media }, ...textDrafts(words)];
  });
}

/** An address without an ending is taken at its word. Undefined for what the platform has no place for. */
function typeOf(
  { kind, url, name }: PartMedia,
  { endings }: Platform,
): "image" | "video" | "audio" | "file" | undefined {
  const extension = extensionOf(url) || extensionOf(name ?? "");
  const fits = (wanted: keyof Platform["endings"]) => {
    const known = endings[wanted];
    return known === "any" || extension === "" || known.has(extension);
  };
  const wanted = shownKinds[kind];
  if (fits(wanted)) return wanted === "document" ? "file" : wanted;
  return fits("document") ? "file" : undefined;
}

const shownKinds: Record<MediaKind, keyof Platform["endings"]> = {
  image: "image",
  sticker: "image",
  video: "video",
  audio: "audio",
  voice: "audio",
  document: "document",
};

/** Buttons for what can be opened, words for the rest and for more than three. */
export function linkDrafts(
  text: string,
  links: readonly { title: string; url: string }[],
  context: RenderContext,
  platform: Platform,
): Draft[] {
  const all = links.map(({ title, url }) => ({ title, url: readableUrl(url, context) }));
  const buttons = linkButtons(all, platform);
  const fits = buttons.length > 0 && buttons.length === all.length && buttons.length <= MOST_BUTTONS;
  if (fits && text.trim() !== "" && text.length <= TEMPLATE_TEXT_LENGTH)
    return [{ kind: "buttons", text, buttons }];
  const lines = all.map(({ title, url }) => `${title}: ${url.replace(/^(tel|mailto):/i, "")}`);
  return textDrafts([text, ...lines].filter(Boolean).join("\n"));
}

function linkButtons(
  links: readonly { title: string; url: string }[],
  { callsNumbers }: Platform,
): Record<string, unknown>[] {
  const titles = shortenAll(
    links.map(({ title }) => title),
    BUTTON_LENGTH,
  );
  return links.flatMap(({ url }, index): Record<string, unknown>[] => {
    const title = titles[index] ?? "";
    if (/^https?:/i.test(url)) return [{ type: "web_url", title, url }];
    const phone = /^tel:(\+[\d\s().-]+)$/i.exec(url)?.[1]?.replace(/[^\d+]/g, "");
    return callsNumbers && phone ? [{ type: "phone_number", title, payload: phone }] : [];
  });
}

/** `tel:` and the like are no pages of ours. */
function readableUrl(url: string, { absoluteUrl }: RenderContext): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : absoluteUrl(url);
}

function cardDrafts(
  cards: Content<"cards">["cards"],
  blockId: string,
  context: RenderContext,
  platform: Platform,
): Draft[] {
  const left: string[] = [];
  const elements = cards.map(({ title, text, imageUrl, buttons }) => {
    const titles = shortenAll(
      buttons.map((button) => button.title),
      BUTTON_LENGTH,
    );
    const shown = buttons.slice(0, MOST_BUTTONS).flatMap((button, index): Record<string, unknown>[] => {
      const label = titles[index] ?? "";
      if (button.url === undefined)
        return [{ type: "postback", title: label, payload: answerId(blockId, button.id) }];
      const url = readableUrl(button.url, context);
      const linked = linkButtons([{ title: label, url }], platform);
      if (linked.length === 0) left.push(`${button.title}: ${url.replace(/^(tel|mailto):/i, "")}`);
      return linked;
    });
    const isBare = !text && !imageUrl && shown.length === 0;
    return {
      title: shorten(plainText(title), CARD_LENGTH),
      // A card needs something beside its title.
      ...(text || isBare ? { subtitle: shorten(plainText(text || title), CARD_LENGTH) } : {}),
      ...(imageUrl ? { image_url: context.absoluteUrl(imageUrl) } : {}),
      ...(shown.length === 0 ? {} : { buttons: shown }),
    };
  });
  const rows = Array.from({ length: Math.ceil(elements.length / MOST_CARDS) }, (_, row): Draft => ({
    kind: "cards",
    elements: elements.slice(row * MOST_CARDS, (row + 1) * MOST_CARDS),
  }));
  return [...rows, ...textDrafts(left.join("\n"))];
}
