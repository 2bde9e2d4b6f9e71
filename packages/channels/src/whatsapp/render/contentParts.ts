// Each kind of content as WhatsApp says it.

import type { MessageContent } from "@parley/contracts/messages";
import type { Part, RenderContext } from "../../outbound.ts";
import { shorten } from "../../text/shorten.ts";
import { word } from "../../text/words.ts";
import { templateMessage } from "../templates/templateMessage.ts";
import { cardParts } from "./cards.ts";
import { contactPart } from "./contactPart.ts";
import { interactivePart, linkPart } from "./interactive.ts";
import { fileParts, isShown } from "./media.ts";
import { FORM_BUTTON_LENGTH } from "./messageLimits.ts";
import { productParts } from "./productParts.ts";
import { lines, linkLine, paragraphs, textParts, withTail } from "./texts.ts";

/** `blockId` of the question that buttons in the content answer; empty when there is none. */
export function contentParts(content: MessageContent, blockId: string, context: RenderContext): Part[] {
  switch (content.kind) {
    case "text":
    case "choice":
      return textParts(content.text);
    case "image": {
      const kind = content.isSticker && /\.webp(?:$|[?#])/i.test(content.url) ? "sticker" : "image";
      return fileParts(kind, content.url, context, { text: content.text ?? "" });
    }
    case "video":
    case "audio":
      return fileParts(content.kind, content.url, context, { text: content.text ?? "" });
    case "document":
      return fileParts("document", content.url, context, { text: content.text ?? "", name: content.name });
    case "links":
      return linksParts(content, context);
    case "cards":
      return cardParts(content.text, content.cards, blockId, context);
    case "contactCard":
      return [contactPart(content)];
    case "location":
      return [locationPart(content)];
    case "files":
      return filesParts(content, context);
    case "template":
      return [templateMessage(content, context)];
    case "form":
      return withTail(content.text.trim() || content.buttonLabel, (body) => formPart(body, content, context));
    case "products":
      return productParts(content, context);
    case "order":
      return textParts(orderText(content));
    case "event":
      return textParts(paragraphs(content.title, content.text));
    case "unsupported":
      return [];
  }
}

function linksParts({ text, links }: Kind<"links">, context: RenderContext): Part[] {
  const all = links.map(({ title, url }) => ({ title, url: context.absoluteUrl(url) }));
  const [only, ...others] = all;
  if (only && others.length === 0 && /^https?:/i.test(only.url))
    return withTail(text.trim() || only.title, (tail) => linkPart(tail, only));
  return textParts(paragraphs(text, lines(...all.map(({ title, url }) => linkLine(title, url)))));
}

function locationPart({ latitude, longitude, name, address }: Kind<"location">): Part {
  const location = { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) };
  return { call: "messages", body: { type: "location", location } };
}

function filesParts({ text, files }: Kind<"files">, context: RenderContext): Part[] {
  const parts = files.flatMap(({ url, name, type }) => {
    if (!url) return textParts(name);
    const family = type.split("/")[0];
    const kind =
      (family === "image" || family === "video" || family === "audio") && isShown(family, type)
        ? family
        : "document";
    return fileParts(kind, url, context, kind === "document" ? { name } : {});
  });
  return [...textParts(text), ...parts];
}

function formPart(body: string, { formId, buttonLabel, token }: Kind<"form">, context: RenderContext): Part {
  const label = buttonLabel.replace(/\p{Extended_Pictographic}/gu, "").trim();
  return interactivePart({
    type: "flow",
    body: { text: body },
    action: {
      name: "flow",
      parameters: {
        flow_message_version: "3",
        flow_id: formId,
        flow_token: token,
        flow_cta: shorten(label || word("fillIn", context.language), FORM_BUTTON_LENGTH),
      },
    },
  });
}

function orderText({ text, items }: Kind<"order">): string {
  const rows = items.map(
    ({ productId, quantity, price, currency }) => `${quantity} × ${productId} – ${price} ${currency}`,
  );
  return paragraphs(text, lines(...rows));
}

type Kind<Name extends MessageContent["kind"]> = Extract<MessageContent, { kind: Name }>;
