// Cards and pictures to choose from: side by side where all are alike, one below the other otherwise.

import type { Card, ChoiceOption } from "@parley/contracts/messages";
import { plainText } from "@parley/contracts/richText";
import { answerId } from "../../answerId.ts";
import type { Part, RenderContext } from "../../outbound.ts";
import { shorten, shortenAll } from "../../text/shorten.ts";
import { buttonsPart, interactivePart, linkPart, type HeaderMedia } from "./interactive.ts";
import { mediaOf, mediaParts } from "./media.ts";
import { BODY_LENGTH, BUTTON_LENGTH, CAROUSEL } from "./messageLimits.ts";
import { lines, linkLine, textParts, withTail } from "./texts.ts";

/** `blockId` of the question that the cards' buttons answer. */
export function cardParts(
  text: string,
  cards: readonly Card[],
  blockId: string,
  context: RenderContext,
): Part[] {
  const carousel = carouselPart(text, cards, blockId, context);
  if (carousel) return [carousel];
  return [...textParts(text), ...cards.flatMap((card) => cardPart(card, blockId, context))];
}

/** Options with pictures as cards with one button each. */
export function pictureCards(options: readonly ChoiceOption[]): Card[] {
  return options.map(({ id, title, text, imageUrl }) => ({
    id,
    title,
    ...(text === undefined ? {} : { text }),
    ...(imageUrl === undefined ? {} : { imageUrl }),
    buttons: [{ id, title }],
  }));
}

function cardPart(card: Card, blockId: string, context: RenderContext): Part[] {
  const answers = card.buttons
    .filter(({ url }) => !url)
    .map(({ id, title }) => ({ id: answerId(blockId, id), title: plainText(title) }));
  const links = card.buttons.flatMap(({ title, url }) =>
    url ? [{ title, url: context.absoluteUrl(url) }] : [],
  );
  const header = card.imageUrl ? headerOf(card.imageUrl, context) : undefined;
  const picture = card.imageUrl && !header ? context.absoluteUrl(card.imageUrl) : undefined;
  const words = lines(wordsOf(card), picture);

  const [onlyLink, ...otherLinks] = links;
  if (answers.length === 0 && onlyLink && otherLinks.length === 0 && isWebLink(onlyLink.url))
    return withTail(words, (tail) => linkPart(tail, onlyLink, header));
  const full = lines(words, ...links.map(({ title, url }) => linkLine(title, url)));
  if (answers.length === 0) return header ? mediaParts(header, full) : textParts(full);
  if (header && full.length > BODY_LENGTH)
    return [...mediaParts(header), ...withTail(full, (tail) => buttonsPart(tail, answers))];
  return withTail(full, (tail) => buttonsPart(tail, answers, header));
}

function headerOf(imageUrl: string, context: RenderContext): HeaderMedia | undefined {
  const media = mediaOf("image", imageUrl, context);
  return media ? { kind: "image", url: media.url } : undefined;
}

function wordsOf({ title, text }: Pick<Card, "title" | "text">): string {
  return lines(`*${title}*`, text);
}

/**
 * WhatsApp takes cards side by side only when all have a picture and the same kind and number of buttons. Pictures of this
 * server may have to be uploaded, one for each message, so they go one by one.
 */
function carouselPart(
  text: string,
  cards: readonly Card[],
  blockId: string,
  context: RenderContext,
): Part | undefined {
  const body = text.trim();
  if (cards.length < CAROUSEL.least || cards.length > CAROUSEL.most) return undefined;
  if (body === "" || body.length > BODY_LENGTH || !haveSameButtons(cards)) return undefined;
  if (!cards.every((card) => fitsCarousel(card, context))) return undefined;
  return interactivePart({
    type: "carousel",
    body: { text: body },
    action: {
      cards: cards.map((card, index) => ({
        card_index: index,
        ...(card.buttons[0]?.url ? { type: "cta_url" } : {}),
        header: { type: "image", image: { link: card.imageUrl } },
        body: { text: wordsOf(card) },
        action: carouselAction(card, blockId, context),
      })),
    },
  });
}

function carouselAction(card: Card, blockId: string, context: RenderContext): Record<string, unknown> {
  const [first] = card.buttons;
  if (first?.url) {
    const url = context.absoluteUrl(first.url);
    return {
      name: "cta_url",
      parameters: { display_text: shorten(plainText(first.title), BUTTON_LENGTH), url },
    };
  }
  const titles = shortenAll(
    card.buttons.map(({ title }) => plainText(title)),
    BUTTON_LENGTH,
  );
  return {
    buttons: card.buttons.map(({ id }, index) => ({
      type: "quick_reply",
      quick_reply: { id: answerId(blockId, id), title: titles[index] },
    })),
  };
}

function haveSameButtons(cards: readonly Card[]): boolean {
  const [first] = cards;
  const count = first?.buttons.length ?? 0;
  const areLinks =
    count === 1 && cards.every(({ buttons }) => buttons.length === 1 && isWebLink(buttons[0]?.url));
  const areAnswers =
    count > 0 && cards.every(({ buttons }) => buttons.length === count && buttons.every(({ url }) => !url));
  return areLinks || areAnswers;
}

function fitsCarousel(card: Card, context: RenderContext): boolean {
  const { imageUrl } = card;
  if (!imageUrl || context.absoluteUrl(imageUrl) !== imageUrl) return false;
  const words = wordsOf(card);
  const isShort = words.length <= CAROUSEL.bodyLength && words.split("\n").length - 1 <= CAROUSEL.lineBreaks;
  return isShort && mediaOf("image", imageUrl, context) !== undefined;
}

function isWebLink(url: string | undefined): boolean {
  return url !== undefined && /^https?:\/\//i.test(url);
}
