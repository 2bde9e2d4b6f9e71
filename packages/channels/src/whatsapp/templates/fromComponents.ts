// Meta's components as a draft. What a draft has no field for makes the template foreign; its components are kept beside it.

import {
  templateCategories,
  templateDraft,
  type TemplateButton,
  type TemplateCard,
  type TemplateCategory,
  type TemplateDraft,
  type TemplateHeader,
} from "@parley/contracts/messageTemplates";
import { fields, id, list, text, type Fields } from "../../readFields.ts";
import { variablesOf } from "./templateTypes.ts";

export interface ToldTemplate {
  name: string;
  language: string;
  category: string;
  format?: string | undefined;
  ttlSeconds?: number | undefined;
  components: unknown;
}

export interface ReadTemplate {
  draft: TemplateDraft;
  isForeign: boolean;
}

/** Kinds of headers a draft has. */
const mediaKinds = { IMAGE: "image", VIDEO: "video", DOCUMENT: "document" } as const;

export function fromComponents(told: ToldTemplate): ReadTemplate {
  const reading = { isForeign: false };
  const isNamed = told.format === "NAMED";
  const category = categoryOf(told.category);
  const draft: TemplateDraft = {
    name: told.name,
    language: told.language,
    category: category ?? "UTILITY",
    variables: isNamed ? "named" : "positional",
    body: { text: "", examples: {} },
    buttons: [],
    ...(told.ttlSeconds !== undefined && { ttlSeconds: told.ttlSeconds }),
  };
  if (!category) reading.isForeign = true;
  for (const entry of list(told.components)) readComponent(fields(entry), draft, reading);
  // What breaks the rules of what is written here, for instance a longer text of earlier days, is not edited here either.
  const checked = templateDraft.safeParse(draft);
  return checked.success ? { draft: checked.data, isForeign: reading.isForeign } : { draft, isForeign: true };
}

function categoryOf(value: string): TemplateCategory | undefined {
  return templateCategories.find((category) => category === value);
}

function readComponent(component: Fields, draft: TemplateDraft, reading: { isForeign: boolean }): void {
  switch (text(component["type"])?.toUpperCase()) {
    case "HEADER": {
      const header = readHeader(component);
      if (header) draft.header = header;
      else reading.isForeign = true;
      return;
    }
    case "BODY":
      readBody(component, draft);
      return;
    case "FOOTER":
      readFooter(component, draft);
      return;
    case "BUTTONS":
      draft.buttons = readButtons(component["buttons"], reading);
      return;
    case "CAROUSEL":
      draft.cards = list(component["cards"]).map((card) => readCard(fields(card), reading));
      return;
    case "LIMITED_TIME_OFFER": {
      const offer = fields(component["limited_time_offer"]);
      draft.limitedTimeOffer = {
        text: text(offer["text"]) ?? "",
        hasExpiration: offer["has_expiration"] === true,
      };
      return;
    }
    default:
      reading.isForeign = true;
  }
}

function readHeader(component: Fields): TemplateHeader | undefined {
  const format = text(component["format"])?.toUpperCase() ?? "TEXT";
  const example = fields(component["example"]);
  if (format === "TEXT") {
    const named = fields(list(example["header_text_named_params"])[0]);
    const sample = text(list(example["header_text"])[0]) ?? text(named["example"]);
    return {
      kind: "text",
      text: text(component["text"]) ?? "",
      ...(sample !== undefined && { example: sample }),
    };
  }
  if (format === "LOCATION") return { kind: "location" };
  const kind = mediaKind(format);
  return kind && { kind, ...handleOf(example) };
}

function mediaKind(format: string): "image" | "video" | "document" | undefined {
  return Object.entries(mediaKinds).find(([name]) => name === format)?.[1];
}

/** Meta answers with an address of the sample in place of the handle. */
function handleOf(example: Fields): { handle?: string } {
  const handle = text(list(example["header_handle"])[0]);
  return handle === undefined ? {} : { handle };
}

function readBody(component: Fields, draft: TemplateDraft): void {
  const words = text(component["text"]) ?? "";
  if (draft.category === "AUTHENTICATION") {
    draft.authentication = {
      ...draft.authentication,
      advisesSecrecy: component["add_security_recommendation"] === true,
    };
    return;
  }
  draft.body = { text: words, examples: examplesOf(words, fields(component["example"])) };
}

function readFooter(component: Fields, draft: TemplateDraft): void {
  const minutes = component["code_expiration_minutes"];
  if (draft.category === "AUTHENTICATION" && typeof minutes === "number")
    draft.authentication = { advisesSecrecy: false, ...draft.authentication, codeExpiresMinutes: minutes };
  else if (draft.category !== "AUTHENTICATION") draft.footer = text(component["text"]) ?? "";
}

function examplesOf(words: string, example: Fields): Record<string, string> {
  const named = list(example["body_text_named_params"]).map(fields);
  const first = list(example["body_text"])[0];
  // One template was seen with the values as a list of their own, and others with a list of lists.
  const numbered = Array.isArray(first) ? first : list(example["body_text"]);
  return Object.fromEntries(
    variablesOf(words).flatMap((name, index) => {
      const byName = named.find((each) => each["param_name"] === name);
      const value = byName ? text(byName["example"]) : text(numbered[index]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function readCard(card: Fields, reading: { isForeign: boolean }): TemplateCard {
  const found: TemplateCard = { header: { kind: "image" }, text: "", examples: {}, buttons: [] };
  for (const component of list(card["components"]).map(fields)) {
    switch (text(component["type"])?.toUpperCase()) {
      case "HEADER": {
        const header = readHeader(component);
        if (header?.kind === "image" || header?.kind === "video")
          found.header = { ...header, kind: header.kind };
        else reading.isForeign = true;
        break;
      }
      case "BODY": {
        found.text = text(component["text"]) ?? "";
        found.examples = examplesOf(found.text, fields(component["example"]));
        break;
      }
      case "BUTTONS":
        found.buttons = readButtons(component["buttons"], reading);
        break;
      default:
        reading.isForeign = true;
    }
  }
  return found;
}

function readButtons(value: unknown, reading: { isForeign: boolean }): TemplateButton[] {
  return list(value).map((entry) => {
    const button = readButton(fields(entry));
    if (button) return button;
    reading.isForeign = true;
    // Keeps the others at their places.
    return { kind: "quickReply", title: text(fields(entry)["text"]) ?? "?" };
  });
}

function readButton(button: Fields): TemplateButton | undefined {
  const title = text(button["text"]) ?? "";
  const example = text(list(button["example"])[0]) ?? text(button["example"]);
  switch (text(button["type"])?.toUpperCase()) {
    case "QUICK_REPLY":
      return { kind: "quickReply", title };
    case "URL":
      return {
        kind: "url",
        title,
        url: text(button["url"]) ?? "",
        ...(example !== undefined && { example }),
      };
    case "PHONE_NUMBER":
      return { kind: "phone", title, phone: text(button["phone_number"]) ?? "" };
    case "COPY_CODE":
      return { kind: "copyCode", example: example ?? "" };
    case "FLOW": {
      const formId = id(button["flow_id"]);
      return formId === undefined ? undefined : { kind: "form", title, formId };
    }
    case "CATALOG":
      return { kind: "catalogue", title };
    case "VOICE_CALL":
      return { kind: "voiceCall", title };
    case "REQUEST_CONTACT_INFO":
      return { kind: "requestContact", title };
    case "OTP":
      return readCodeButton(button);
    default:
      return undefined;
  }
}

function readCodeButton(button: Fields): TemplateButton | undefined {
  const types = { COPY_CODE: "copyCode", ONE_TAP: "oneTap", ZERO_TAP: "zeroTap" } as const;
  const type = Object.entries(types).find(([name]) => name === text(button["otp_type"])?.toUpperCase())?.[1];
  if (!type) return undefined;
  const title = text(button["text"]);
  const autofillTitle = text(button["autofill_text"]);
  const apps = list(button["supported_apps"]).map((app) => ({
    packageName: text(fields(app)["package_name"]) ?? "",
    signatureHash: text(fields(app)["signature_hash"]) ?? "",
  }));
  return {
    kind: "otp",
    type,
    ...(title !== undefined && { title }),
    ...(autofillTitle !== undefined && { autofillTitle }),
    ...(apps.length > 0 && { apps }),
  };
}
