// An approved template as a message.

import type { MessageContent } from "@parley/contracts/messages";
import type { Part, RenderContext } from "../../outbound.ts";
import { templateComponents } from "./templateComponents.ts";

type TemplateContent = Extract<MessageContent, { kind: "template" }>;

export function templateMessage(content: TemplateContent, context: RenderContext): Part {
  const { name, language, parameters, header, buttons, cards } = content;
  const headerMedia = parameters.headerMedia ? absolute(parameters.headerMedia, context) : undefined;
  const filled = {
    ...parameters,
    ...(headerMedia === undefined ? {} : { headerMedia }),
    ...(parameters.cards
      ? { cards: parameters.cards.map((card) => ({ ...card, media: absolute(card.media, context) })) }
      : {}),
  };
  const components = templateComponents(filled, {
    ...(header ? { header } : {}),
    buttons,
    ...(cards
      ? {
          cards: cards.map(({ mediaKind, mediaUrl, buttons: titles, buttonKinds }) => ({
            header: mediaKind ? { kind: mediaKind } : mediaHeader(mediaUrl),
            buttons: buttonKinds?.map((kind) => ({ kind })) ?? titles,
          })),
        }
      : {}),
  });
  const kind = header?.kind;
  const isFile = kind === "image" || kind === "video" || kind === "document";
  return {
    call: "messages",
    body: {
      type: "template",
      template: { name, language: { code: language }, ...(components.length > 0 ? { components } : {}) },
    },
    ...(headerMedia !== undefined && isFile && isAddress(headerMedia)
      ? { media: { kind, url: headerMedia } }
      : {}),
  };
}

function mediaHeader(url: string): { kind: string } {
  return { kind: /\.(?:mp4|3gp)(?:$|[?#])/i.test(url) ? "video" : "image" };
}

/** Ids of uploaded files are digits; everything else is an address, ours perhaps without its host. */
function absolute(media: string, context: RenderContext): string {
  return media === "" || /^\d+$/.test(media) ? media : context.absoluteUrl(media);
}

function isAddress(media: string): boolean {
  return /^https?:\/\//i.test(media);
}
