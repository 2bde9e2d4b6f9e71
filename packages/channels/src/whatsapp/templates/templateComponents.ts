// What fills a template's variables, as the components of a send. Browser-safe.

import type { TemplateParameters } from "@parley/contracts/messages";
import type { TemplateShape } from "./templateTypes.ts";

type Component = Record<string, unknown>;

/** `card.header` is a picture unless the template says otherwise. */
export interface SentTemplate extends TemplateShape {
  cards?: readonly { header?: { kind: string }; buttons: readonly (string | { kind: string })[] }[];
}

export function templateComponents(parameters: TemplateParameters, template: SentTemplate): Component[] {
  return [
    ...headerComponent(parameters, template),
    ...bodyComponent(parameters.body),
    ...carouselComponent(parameters, template),
    ...offerComponent(parameters),
    ...buttonComponents(parameters.buttons, template.buttons),
  ];
}

function headerComponent({ header, headerMedia }: TemplateParameters, template: TemplateShape): Component[] {
  const kind = template.header?.kind;
  switch (kind) {
    case "image":
    case "video":
    case "document":
      return headerMedia ? [{ type: "header", parameters: [mediaParameter(kind, headerMedia)] }] : [];
    case "location":
      return Object.keys(header).length > 0
        ? [{ type: "header", parameters: [{ type: "location", location: { ...header } }] }]
        : [];
    default:
      return Object.keys(header).length > 0 ? [{ type: "header", parameters: textParameters(header) }] : [];
  }
}

function bodyComponent(body: Readonly<Record<string, string>>): Component[] {
  return Object.keys(body).length > 0 ? [{ type: "body", parameters: textParameters(body) }] : [];
}

function carouselComponent({ cards }: TemplateParameters, template: SentTemplate): Component[] {
  if (!cards || cards.length === 0) return [];
  return [
    {
      type: "carousel",
      cards: cards.map((card, index) => {
        const shape = template.cards?.[index];
        const kind = shape?.header?.kind === "video" ? "video" : "image";
        const buttons = (shape?.buttons ?? []).map((button) =>
          typeof button === "string" ? { kind: "quickReply" } : button,
        );
        return {
          card_index: index,
          components: [
            ...(card.media ? [{ type: "header", parameters: [mediaParameter(kind, card.media)] }] : []),
            ...bodyComponent(card.body),
            ...buttonComponents(card.buttons, buttons),
          ],
        };
      }),
    },
  ];
}

function offerComponent({ offerExpiresAt }: TemplateParameters): Component[] {
  if (offerExpiresAt === undefined) return [];
  const offer = { expiration_time_ms: Date.parse(offerExpiresAt) };
  return [
    {
      type: "limited_time_offer",
      parameters: [{ type: "limited_time_offer", limited_time_offer: offer }],
    },
  ];
}

function buttonComponents(
  values: Readonly<Record<string, string>>,
  buttons: readonly { kind: string }[],
): Component[] {
  return Object.entries(values)
    .toSorted(([left], [right]) => Number(left) - Number(right))
    .flatMap(([index, value]) => {
      const parameters = buttonParameters(buttons[Number(index)]?.kind, value);
      return parameters && value !== "" ? [{ type: "button", index, ...parameters }] : [];
    });
}

/** Undefined for buttons that take nothing; a kind we do not know is taken for a quick reply. */
function buttonParameters(kind: string | undefined, value: string): Component | undefined {
  switch (kind) {
    case "url":
    case "otp":
      return { sub_type: "url", parameters: [{ type: "text", text: value }] };
    case "copyCode":
      return { sub_type: "copy_code", parameters: [{ type: "coupon_code", coupon_code: value }] };
    case "form":
      return { sub_type: "flow", parameters: [{ type: "action", action: { flow_token: value } }] };
    case "catalogue":
      return {
        sub_type: "catalog",
        parameters: [{ type: "action", action: { thumbnail_product_retailer_id: value } }],
      };
    case "phone":
    case "voiceCall":
    case "requestContact":
      return undefined;
    default:
      return { sub_type: "quick_reply", parameters: [{ type: "payload", payload: value }] };
  }
}

/** Numbers go by their place, names carry their name. */
function textParameters(values: Readonly<Record<string, string>>): Component[] {
  const entries = Object.entries(values);
  const isPositional = entries.every(([name]) => /^\d+$/.test(name));
  const sorted = isPositional ? entries.toSorted(([left], [right]) => Number(left) - Number(right)) : entries;
  return sorted.map(([name, text]) => ({
    type: "text",
    ...(isPositional ? {} : { parameter_name: name }),
    text: oneLine(text),
  }));
}

/** Values must not hold line breaks, tabs or long gaps. */
function oneLine(text: string): string {
  return text.replace(/[\n\t\r]+/g, " ").replace(/ {4,}/g, "   ");
}

/** An address is fetched by Meta; anything else is the id of an uploaded file. */
function mediaParameter(kind: "image" | "video" | "document", media: string): Component {
  const file = /^https?:\/\//i.test(media) ? { link: media } : { id: media };
  return { type: kind, [kind]: file };
}
