// The buttons of templates: kinds, number, titles and payloads.

import { PAYLOAD_CHARACTERS, TITLE_CHARACTERS, lengthOf, type Platform } from "./limits.ts";
import { fieldsOf, isWebUrl, textOf, type Fields } from "./fields.ts";
import { invalid, type Refusal } from "./refusal.ts";

const KINDS: Record<Platform, readonly string[]> = {
  messenger: ["web_url", "postback", "phone_number", "account_link", "account_unlink"],
  instagram: ["web_url", "postback"],
};

export function checkButtons(
  platform: Platform,
  place: string,
  buttons: readonly unknown[],
  { least, most }: { least: number; most: number },
): Refusal | undefined {
  if (buttons.length < least || buttons.length > most) {
    return invalid(`Param ${place}[buttons] must have between ${least} and ${most} elements.`);
  }
  for (const [index, entry] of buttons.entries()) {
    const button = fieldsOf(entry);
    if (!button) return invalid(`Param ${place}[buttons][${index}] must be an object.`);
    const problem = checkButton(platform, `${place}[buttons][${index}]`, button);
    if (problem) return problem;
  }
  return undefined;
}

function checkButton(platform: Platform, place: string, button: Fields): Refusal | undefined {
  const kind = textOf(button["type"]) ?? "";
  if (!KINDS[platform].includes(kind))
    return invalid(`Param ${place}[type] must be a supported button type.`);
  if (kind === "account_unlink") return undefined;
  if (kind === "account_link") return checkUrl(place, button["url"]);
  const title = textOf(button["title"]);
  if (!title) return invalid(`The parameter ${place}[title] is required.`);
  if (lengthOf(title) > TITLE_CHARACTERS) {
    return invalid(`Length of param ${place}[title] must be less than or equal to ${TITLE_CHARACTERS}`);
  }
  if (kind === "web_url") return checkUrl(place, button["url"]);
  return kind === "phone_number"
    ? checkPhone(place, button["payload"])
    : checkPayload(place, button["payload"]);
}

function checkUrl(place: string, url: unknown): Refusal | undefined {
  return isWebUrl(url) ? undefined : invalid(`Param ${place}[url] must be a valid web address.`);
}

function checkPhone(place: string, payload: unknown): Refusal | undefined {
  const isPhone = typeof payload === "string" && /^\+\d{5,15}$/.test(payload);
  return isPhone
    ? undefined
    : invalid(`Param ${place}[payload] must be a phone number with + and country code.`);
}

export function checkPayload(place: string, payload: unknown): Refusal | undefined {
  if (typeof payload !== "string" || payload === "") {
    return invalid(`The parameter ${place}[payload] is required.`);
  }
  if (lengthOf(payload) <= PAYLOAD_CHARACTERS) return undefined;
  return invalid(`Length of param ${place}[payload] must be less than or equal to ${PAYLOAD_CHARACTERS}`);
}
