// What a template may look like when it is created or edited; a broken rule is error 100 with the sentence in the details.

import { isRecord } from "../../../kit/readParameters.ts";
import { invalid, itemAt, listAt, oneOf } from "../check.ts";
import type { Json, Template, Whatsapp } from "../types.ts";
import { checkTemplateButtons } from "./checkTemplateButtons.ts";
import { variablesOf } from "./variables.ts";

const NAME_MAX = 512;
const HEADER_MAX = 60;
const BODY_MAX = 1024;
const OFFER_BODY_MAX = 600;
const CARD_BODY_MAX = 160;
const FOOTER_MAX = 60;
const OFFER_MAX = 16;
const CARDS = { min: 2, max: 10 };
const CARD_BUTTONS_MAX = 2;
const CODE_MINUTES = { min: 1, max: 90 };
const HOUR_SECONDS = 3_600;
const TTL: Record<string, readonly [number, number]> = {
  AUTHENTICATION: [30, 900],
  UTILITY: [30, 12 * HOUR_SECONDS],
  MARKETING: [12 * HOUR_SECONDS, 30 * 24 * HOUR_SECONDS],
};
const FORMATS = ["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "GIF", "LOCATION", "PRODUCT"];
const KINDS = ["HEADER", "BODY", "FOOTER", "BUTTONS", "CAROUSEL", "LIMITED_TIME_OFFER"];
export const CATEGORIES = ["AUTHENTICATION", "MARKETING", "UTILITY"];

export type Draft = Pick<Template, "name" | "category" | "format" | "components">;

export function checkName(name: unknown): string {
  if (typeof name !== "string" || !/^[a-z0-9_]+$/.test(name))
    return invalid("Message template name can only have lowercase letters, numbers and underscores.");
  return name.length <= NAME_MAX
    ? name
    : invalid(`Message template name has more than ${NAME_MAX} characters.`);
}

export function checkTtl(category: string, ttl: unknown): number | undefined {
  if (ttl === undefined || ttl === -1) return undefined;
  const [min, max] = TTL[category] ?? [0, 0];
  if (typeof ttl === "number" && ttl >= min && ttl <= max) return ttl;
  return invalid(`message_send_ttl_seconds of ${category} must be ${min} to ${max}.`);
}

export function readComponents(parameters: Json): Json[] {
  const list = listAt(parameters, "components");
  return list.map((_, index) => {
    const component = itemAt(list, index, "components");
    return {
      ...component,
      type: oneOf(String(component["type"]).toUpperCase(), KINDS, `components[${index}]['type']`),
    };
  });
}

export function checkTemplate(state: Whatsapp, draft: Draft): void {
  const { components } = draft;
  const kinds = components.map(({ type }) => String(type));
  if (new Set(kinds).size < kinds.length) invalid("Each kind of component may be there once.");
  if (!kinds.includes("BODY")) invalid("A template needs a BODY.");
  if (draft.category === "AUTHENTICATION") return checkAuthentication(components);
  const hasOffer = kinds.includes("LIMITED_TIME_OFFER");
  if (hasOffer && kinds.includes("FOOTER")) invalid("A limited-time offer has no footer.");
  for (const component of components) {
    switch (component["type"]) {
      case "HEADER":
        checkHeader(state, draft, component);
        break;
      case "BODY":
        checkBody(draft, component, hasOffer ? OFFER_BODY_MAX : BODY_MAX);
        break;
      case "FOOTER":
        if (variablesOf(textOf(component, FOOTER_MAX)).length > 0) invalid("A footer has no variables.");
        break;
      case "BUTTONS":
        checkTemplateButtons(listAt(component, "buttons"));
        break;
      case "CAROUSEL":
        checkCards(state, draft, listAt(component, "cards"));
        break;
      case "LIMITED_TIME_OFFER":
        checkOffer(component);
        break;
      default:
        invalid(`Unknown component ${String(component["type"])}.`);
    }
  }
}

function textOf(component: Json, max: number): string {
  const { text, type } = component;
  if (typeof text !== "string" || text === "") return invalid(`${String(type)} needs a text.`);
  return text.length <= max
    ? text
    : invalid(`${String(type)} has ${text.length} characters; ${max} are allowed.`);
}

function checkHeader(state: Whatsapp, draft: Draft, component: Json): void {
  const format = oneOf(component["format"], FORMATS, "HEADER format");
  const example = isRecord(component["example"]) ? component["example"] : {};
  if (format === "TEXT") {
    const variables = variablesOf(textOf(component, HEADER_MAX));
    if (variables.length > 1) invalid("A header has at most one variable.");
    const samples = example[draft.format === "NAMED" ? "header_text_named_params" : "header_text"];
    if (variables.length === 1 && !(Array.isArray(samples) && samples.length === 1))
      invalid("HEADER with a variable needs an example.");
    return;
  }
  if (format === "LOCATION" || format === "PRODUCT") return;
  const handles = example["header_handle"];
  const handle = Array.isArray(handles) ? handles[0] : undefined;
  const isKnown = [...state.uploads.values()].some((upload) => upload.handle === handle);
  if (typeof handle !== "string" || !isKnown)
    invalid(`HEADER of format ${format} needs example.header_handle from an upload.`);
}

function checkBody(draft: Draft, component: Json, max: number): void {
  const text = textOf(component, max);
  const variables = variablesOf(text);
  if (variables.length === 0) return;
  if (/^\s*\{\{/.test(text) || /\}\}\s*$/.test(text))
    invalid("Variables can't be at the start or end of the template.");
  const example = isRecord(component["example"]) ? component["example"] : {};
  if (draft.format === "NAMED") {
    if (!variables.every((name) => /^[a-z_][a-z0-9_]*$/.test(name)))
      invalid("Named variables have lowercase letters and underscores.");
    const samples = example["body_text_named_params"];
    const names = Array.isArray(samples)
      ? samples.filter(isRecord).map((sample) => sample["param_name"])
      : [];
    if (!variables.every((name) => names.includes(name)))
      invalid("BODY with variables needs an example of each.");
    return;
  }
  if (!variables.every((name, index) => name === String(index + 1)))
    invalid("Variables must be numbered in sequence from {{1}}.");
  const samples = Array.isArray(example["body_text"]) ? example["body_text"][0] : undefined;
  if (!Array.isArray(samples) || samples.length !== variables.length)
    invalid("BODY with variables needs an example of each.");
}

function checkCards(state: Whatsapp, draft: Draft, cards: unknown[]): void {
  if (cards.length < CARDS.min || cards.length > CARDS.max)
    invalid(`A carousel has ${CARDS.min} to ${CARDS.max} cards.`);
  const shapes = new Set<string>();
  for (const index of cards.keys()) {
    const components = readComponents(itemAt(cards, index, "cards"));
    const header = components.find(({ type }) => type === "HEADER");
    if (!header || !["IMAGE", "VIDEO"].includes(String(header["format"])))
      invalid("A card needs a header with an image or a video.");
    const buttons = components.find(({ type }) => type === "BUTTONS")?.["buttons"];
    const list = Array.isArray(buttons) ? buttons : [];
    if (list.length > CARD_BUTTONS_MAX) invalid(`A card has at most ${CARD_BUTTONS_MAX} buttons.`);
    for (const component of components) {
      if (component["type"] === "HEADER") checkHeader(state, draft, component);
      if (component["type"] === "BODY") checkBody(draft, component, CARD_BODY_MAX);
      if (component["type"] === "BUTTONS") checkTemplateButtons(list);
    }
    const kinds = list.map((button) => (isRecord(button) ? button["type"] : ""));
    shapes.add(JSON.stringify([header?.["format"], components.map(({ type }) => type), kinds]));
  }
  if (shapes.size > 1) invalid("All cards of a carousel need the same structure.");
}

function checkOffer(component: Json): void {
  const offer = component["limited_time_offer"];
  if (!isRecord(offer)) return invalid("LIMITED_TIME_OFFER needs limited_time_offer.");
  textOf({ ...offer, type: "LIMITED_TIME_OFFER" }, OFFER_MAX);
}

function checkAuthentication(components: readonly Json[]): void {
  for (const component of components) {
    const { type } = component;
    if (type === "BODY" && component["text"] !== undefined)
      invalid("The text of an authentication template is fixed.");
    if (type === "FOOTER") {
      const minutes = Number(component["code_expiration_minutes"]);
      if (!(minutes >= CODE_MINUTES.min && minutes <= CODE_MINUTES.max))
        invalid(`code_expiration_minutes must be ${CODE_MINUTES.min} to ${CODE_MINUTES.max}.`);
    }
    if (type === "HEADER" || type === "CAROUSEL" || type === "LIMITED_TIME_OFFER")
      invalid(`An authentication template has no ${String(type)}.`);
  }
  const buttons = components.find(({ type }) => type === "BUTTONS")?.["buttons"];
  const [button, ...others] = Array.isArray(buttons) ? buttons.filter(isRecord) : [];
  if (!button || others.length > 0 || button["type"] !== "OTP")
    invalid("An authentication template needs exactly one OTP button.");
  else checkTemplateButtons([button]);
}
