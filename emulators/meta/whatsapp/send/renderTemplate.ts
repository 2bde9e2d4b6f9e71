// Puts the parameters of a sent template into its components, and refuses what does not fit: 132000 a wrong number,
// 132012 a wrong kind, 132005 a text that became too long, 131008 what is missing.

import { invalid, itemAt } from "../check.ts";
import { isRecord } from "../../../kit/readParameters.ts";
import type { Json, Template, Whatsapp } from "../types.ts";
import { whatsappError } from "../whatsappError.ts";
import { variablesOf } from "../templates/variables.ts";
import { checkMedia } from "./checkMedia.ts";

const BODY_MAX = 1024;
const HEADER_MAX = 60;
const CODE_MAX = 15;
const PAYLOAD_MAX = 256;
const MEDIA_FORMATS: Record<string, string> = {
  IMAGE: "image",
  VIDEO: "video",
  DOCUMENT: "document",
  GIF: "video",
};

export function renderTemplate(state: Whatsapp, template: Template, given: unknown): Json {
  return { name: template.name, components: renderComponents(state, template, template.components, given) };
}

function renderComponents(
  state: Whatsapp,
  template: Template,
  components: readonly Json[],
  given: unknown,
): Json[] {
  const sent = given === undefined || given === null ? [] : given;
  if (!Array.isArray(sent)) return invalid("Param template['components'] must be an array.");
  const parts = sent.map((_, index) => itemAt(sent, index, "template['components']"));
  const named = (type: string) => parts.find((part) => String(part["type"]).toLowerCase() === type);
  return components.map((component) => {
    switch (component["type"]) {
      case "HEADER":
        return renderHeader(state, template, component, parametersOf(named("header")));
      case "BODY":
        return {
          ...component,
          text: renderText(template, component, parametersOf(named("body")), "body", BODY_MAX),
        };
      case "BUTTONS":
        return { ...component, buttons: renderButtons(component, parts) };
      case "CAROUSEL":
        return renderCarousel(state, template, component, named("carousel"));
      case "LIMITED_TIME_OFFER":
        return renderOffer(component, parametersOf(named("limited_time_offer")));
      default:
        return component;
    }
  });
}

function parametersOf(part: Json | undefined): Json[] {
  const list = part?.["parameters"];
  if (list === undefined) return [];
  if (!Array.isArray(list)) return invalid("Param template['components'][]['parameters'] must be an array.");
  return list.map((_, index) => itemAt(list, index, "parameters"));
}

function renderHeader(state: Whatsapp, template: Template, component: Json, parameters: Json[]): Json {
  const format = String(component["format"] ?? "TEXT");
  if (format === "TEXT")
    return { ...component, text: renderText(template, component, parameters, "header", HEADER_MAX) };
  const kind = MEDIA_FORMATS[format] ?? format.toLowerCase();
  const [parameter] = parameters;
  if (!parameter) throw mismatch("header", 1, 0);
  const value = parameter[kind];
  if (parameter["type"] !== kind || !isRecord(value))
    throw wrongKind(
      `header: Format mismatch, expected ${format}, received ${String(parameter["type"]).toUpperCase()}`,
    );
  if (format in MEDIA_FORMATS) checkMedia(state, kind, value, `header ${kind}`);
  return { ...component, media: { type: kind, ...value } };
}

function renderText(
  template: Template,
  component: Json,
  parameters: Json[],
  where: string,
  max: number,
): string {
  const source = String(component["text"] ?? "");
  const variables = variablesOf(source);
  if (variables.length !== parameters.length) throw mismatch(where, variables.length, parameters.length);
  const values = new Map(
    parameters.map((parameter, index) => {
      const key = template.format === "NAMED" ? String(parameter["parameter_name"] ?? "") : String(index + 1);
      return [key, textOf(parameter, where)] as const;
    }),
  );
  const text = source.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined)
      throw whatsappError(100, `${where}: Parameter name is missing or empty: ${name}`);
    return value;
  });
  if (text.length > max)
    throw whatsappError(
      132005,
      `${where}: Translated text too long, ${text.length} characters of at most ${max}`,
    );
  return text;
}

function textOf(parameter: Json, where: string): string {
  const type = parameter["type"];
  const holder = type === "currency" || type === "date_time" ? parameter[type] : undefined;
  const value = type === "text" ? parameter["text"] : isRecord(holder) ? holder["fallback_value"] : undefined;
  if (type !== "text" && holder === undefined)
    throw wrongKind(`${where}: expected TEXT, received ${String(type).toUpperCase()}`);
  if (typeof value !== "string" || value === "")
    throw whatsappError(131008, `${where}: Parameter of type text is missing text value`);
  if (/[\n\t]| {5,}/.test(value))
    throw wrongKind(
      `${where}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
    );
  return value;
}

function renderButtons(component: Json, parts: readonly Json[]): Json[] {
  const buttons = Array.isArray(component["buttons"]) ? component["buttons"].filter(isRecord) : [];
  return buttons.map((button, index) => {
    const part = parts.find(
      (each) => String(each["type"]).toLowerCase() === "button" && Number(each["index"]) === index,
    );
    const [parameter] = parametersOf(part);
    const where = `button at index ${index}`;
    switch (button["type"]) {
      case "URL":
        return renderUrl(button, parameter, where);
      case "OTP": {
        const code = parameter?.["text"];
        if (typeof code !== "string")
          throw whatsappError(131008, `${where} of type Url requires a parameter`);
        if (code.length > CODE_MAX)
          throw whatsappError(132005, `${where}: the code is longer than ${CODE_MAX} characters`);
        return { ...button, code };
      }
      case "COPY_CODE": {
        const coupon = parameter?.["coupon_code"];
        if (typeof coupon !== "string")
          throw whatsappError(131008, `${where} of type CopyCode requires a parameter`);
        return { ...button, code: coupon };
      }
      case "QUICK_REPLY": {
        const payload = parameter?.["payload"];
        if (parameter && typeof payload !== "string") throw wrongKind(`${where}: expected PAYLOAD`);
        if (typeof payload === "string" && payload.length > PAYLOAD_MAX)
          throw whatsappError(132005, `${where}: the payload is too long`);
        return { ...button, payload: payload ?? button["text"] };
      }
      case "FLOW":
        return { ...button, action: parameter?.["action"] };
      default:
        return button;
    }
  });
}

function renderUrl(button: Json, parameter: Json | undefined, where: string): Json {
  const url = String(button["url"] ?? "");
  const needsValue = variablesOf(url).length > 0;
  if (!needsValue) {
    if (parameter) throw mismatch(where, 0, 1);
    return button;
  }
  const value = parameter?.["text"];
  if (typeof value !== "string" || value === "")
    throw whatsappError(131008, `${where} of type Url requires a parameter`);
  return { ...button, url: url.replace(/\{\{.*?\}\}/, value) };
}

function renderCarousel(state: Whatsapp, template: Template, component: Json, part: Json | undefined): Json {
  const cards = Array.isArray(component["cards"]) ? component["cards"].filter(isRecord) : [];
  const sent = Array.isArray(part?.["cards"]) ? part["cards"].filter(isRecord) : [];
  if (cards.length !== sent.length) throw mismatch("carousel", cards.length, sent.length);
  return {
    ...component,
    cards: cards.map((card, index) => {
      const components = Array.isArray(card["components"]) ? card["components"].filter(isRecord) : [];
      const given = sent.find((each) => each["card_index"] === index);
      if (!given) throw whatsappError(131008, `carousel: card ${index} is missing`);
      return { components: renderComponents(state, template, components, given["components"]) };
    }),
  };
}

function renderOffer(component: Json, parameters: Json[]): Json {
  const [parameter] = parameters;
  const offer = parameter?.["limited_time_offer"];
  if (!isRecord(offer)) throw whatsappError(131008, "limited_time_offer: expiration_time_ms is missing");
  return { ...component, expiration_time_ms: offer["expiration_time_ms"] };
}

function mismatch(where: string, expected: number, received: number) {
  return whatsappError(
    132000,
    `${where}: number of localizable_params (${received}) does not match the expected number of params (${expected})`,
  );
}

function wrongKind(details: string) {
  return whatsappError(132012, details);
}
