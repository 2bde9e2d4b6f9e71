// Everything a template leaves open, in the order it is read, and what was filled in as the parameters of a send.

import type { MessageTemplate } from "@parley/contracts/api/messageTemplates";
import type { TemplateParameters } from "@parley/contracts/messages";

export interface Slot {
  /** Key of its value. */
  id: string;
  place: "header" | "media" | "body" | "url" | "code" | "offer";
  /** The variable's name, or the button's title. */
  name: string;
  /** Position of the card it is on. */
  card?: number;
  example?: string;
}

type Values = Readonly<Record<string, string>>;
type Buttons = MessageTemplate["needs"]["buttons"];

/** What a place is sent with; everything else a header needs is an address. */
const locationFields = ["latitude", "longitude", "name", "address"] as const;

/** Key of the moment an offer ends, as the browser's own field gives it: local time without a zone. */
export const offerEnd = "offer";

export function slotsOf({ needs, content }: MessageTemplate): Slot[] {
  const slots: Slot[] = [];
  if (needs.headerMedia === "location")
    slots.push(...locationFields.map((name): Slot => ({ id: `header.${name}`, place: "header", name })));
  else if (needs.headerMedia) slots.push({ id: "media", place: "media", name: needs.headerMedia });
  slots.push(...needs.header.map((name): Slot => ({ id: `header.${name}`, place: "header", name })));
  const { examples } = content.body;
  slots.push(...needs.body.map((name): Slot => withExample(`body.${name}`, name, examples[name])));
  if (content.limitedTimeOffer?.hasExpiration) slots.push({ id: offerEnd, place: "offer", name: "" });
  slots.push(...buttonSlots(needs.buttons, ""));
  for (const [card, { media, body, buttons }] of needs.cards.entries()) {
    const prefix = `card${card}.`;
    const own: Slot[] = [
      { id: `${prefix}media`, place: "media", name: media },
      ...body.map((name) =>
        withExample(`${prefix}body.${name}`, name, content.cards?.[card]?.examples[name]),
      ),
      ...buttonSlots(buttons, prefix),
    ];
    slots.push(...own.map((slot) => ({ ...slot, card })));
  }
  return slots;
}

function withExample(id: string, name: string, example: string | undefined): Slot {
  return { id, place: "body", name, ...(example !== undefined && { example }) };
}

function buttonSlots(buttons: Buttons, prefix: string): Slot[] {
  return buttons.map(({ index, kind, title }) => ({
    id: `${prefix}button.${index}`,
    place: kind === "url" ? "url" : "code",
    name: title,
  }));
}

const namesOfPeople = new Set(["name", "first_name", "firstname", "full_name", "customer_name"]);

/** What is known already: the person's name where a variable asks for it, and the file the sample was made of. */
export function firstValues(
  { needs, content }: MessageTemplate,
  name: string | null,
): Record<string, string> {
  const values: Record<string, string> = {};
  if (name !== null)
    for (const variable of needs.body) {
      if (!namesOfPeople.has(variable)) continue;
      values[`body.${variable}`] = variable.startsWith("first") ? (name.split(" ")[0] ?? name) : name;
    }
  const { header } = content;
  if (header && "sampleUrl" in header && header.sampleUrl) values["media"] = header.sampleUrl;
  for (const [card, { header: own }] of (content.cards ?? []).entries())
    if (own.sampleUrl) values[`card${card}.media`] = own.sampleUrl;
  return values;
}

export function parametersOf({ needs }: MessageTemplate, values: Values): TemplateParameters {
  const named = (prefix: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, (values[`${prefix}${name}`] ?? "").trim()]));
  const ofButtons = (prefix: string, buttons: Buttons) =>
    named(
      `${prefix}button.`,
      buttons.map(({ index }) => String(index)),
    );
  const media = values["media"]?.trim();
  const offer = values[offerEnd];
  return {
    header: named("header.", needs.headerMedia === "location" ? locationFields : needs.header),
    ...(media && { headerMedia: media }),
    ...(offer && { offerExpiresAt: new Date(offer).toISOString() }),
    body: named("body.", needs.body),
    buttons: ofButtons("", needs.buttons),
    ...(needs.cards.length > 0 && {
      cards: needs.cards.map(({ body, buttons }, card) => ({
        media: (values[`card${card}.media`] ?? "").trim(),
        body: named(`card${card}.body.`, body),
        buttons: ofButtons(`card${card}.`, buttons),
      })),
    }),
  };
}
