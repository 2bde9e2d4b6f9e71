// The template kinds of the Send API: button, generic, media, receipt, product, coupon and feedback.

import { checkButtons } from "./checkButtons.ts";
import { fieldsOf, idOf, isWebUrl, listOf, textOf, type Fields } from "./fields.ts";
import {
  BUTTON_TEMPLATE_TEXT_CHARACTERS,
  ELEMENTS,
  ELEMENT_TITLE_CHARACTERS,
  RECEIPT_ITEMS,
  TEMPLATE_BUTTONS,
  lengthOf,
  type Platform,
} from "./limits.ts";
import { invalid, type Refusal } from "./refusal.ts";

const PLACE = "message[attachment][payload]";
/** The media template was used in a way it does not allow. */
const MEDIA_TEMPLATE_MISUSE = 2018173;

export function checkTemplate(platform: Platform, payload: Fields): Refusal | undefined {
  switch (payload["template_type"]) {
    case "button":
      return checkButtonTemplate(platform, payload);
    case "generic":
      return checkElements(platform, payload, checkGenericElement);
    case "product":
      return checkElements(platform, payload, checkProductElement);
    case "media":
      return platform === "messenger" ? checkMediaTemplate(payload) : unknownTemplate();
    case "receipt":
      return platform === "messenger" ? checkReceipt(payload) : unknownTemplate();
    case "coupon":
    case "customer_feedback":
      return platform === "messenger" ? checkTitle("title", payload["title"], true) : unknownTemplate();
    default:
      return unknownTemplate();
  }
}

function unknownTemplate(): Refusal {
  return invalid(`Param ${PLACE}[template_type] must be a supported template type.`);
}

function checkButtonTemplate(platform: Platform, payload: Fields): Refusal | undefined {
  const text = textOf(payload["text"]);
  if (!text) return invalid(`The parameter ${PLACE}[text] is required.`);
  if (lengthOf(text) > BUTTON_TEMPLATE_TEXT_CHARACTERS) {
    return invalid(
      `Length of param ${PLACE}[text] must be less than or equal to ${BUTTON_TEMPLATE_TEXT_CHARACTERS}`,
    );
  }
  const range = { least: 1, most: TEMPLATE_BUTTONS };
  return checkButtons(platform, PLACE, listOf(payload["buttons"]) ?? [], range);
}

function checkElements(
  platform: Platform,
  payload: Fields,
  check: (platform: Platform, place: string, element: Fields) => Refusal | undefined,
): Refusal | undefined {
  const elements = listOf(payload["elements"]) ?? [];
  if (elements.length === 0 || elements.length > ELEMENTS) {
    return invalid(`Param ${PLACE}[elements] must have between 1 and ${ELEMENTS} elements.`);
  }
  for (const [index, entry] of elements.entries()) {
    const place = `${PLACE}[elements][${index}]`;
    const element = fieldsOf(entry);
    const problem = element ? check(platform, place, element) : invalid(`Param ${place} must be an object.`);
    if (problem) return problem;
  }
  return undefined;
}

function checkGenericElement(platform: Platform, place: string, element: Fields): Refusal | undefined {
  const { subtitle, image_url: imageUrl, default_action: defaultAction, buttons } = element;
  const problem =
    checkTitle(`${place}[title]`, element["title"], true) ??
    checkTitle(`${place}[subtitle]`, subtitle, false);
  if (problem) return problem;
  if (imageUrl !== undefined && !isWebUrl(imageUrl)) {
    return invalid(`Param ${place}[image_url] must be a valid web address.`);
  }
  const action = fieldsOf(defaultAction);
  if (defaultAction !== undefined && (action?.["type"] !== "web_url" || !isWebUrl(action["url"]))) {
    return invalid(`Param ${place}[default_action] must be a web_url with a valid address.`);
  }
  if (subtitle === undefined && imageUrl === undefined && buttons === undefined && !action) {
    return invalid(`Param ${place} must have a property besides its title.`);
  }
  if (buttons === undefined) return undefined;
  return checkButtons(platform, place, listOf(buttons) ?? [], { least: 1, most: TEMPLATE_BUTTONS });
}

function checkProductElement(_platform: Platform, place: string, element: Fields): Refusal | undefined {
  return idOf(element["id"]) ? undefined : invalid(`The parameter ${place}[id] is required.`);
}

function checkMediaTemplate(payload: Fields): Refusal | undefined {
  const elements = listOf(payload["elements"]) ?? [];
  const element = fieldsOf(elements[0]);
  if (elements.length !== 1 || !element) {
    return invalid("The media template takes exactly one element.", MEDIA_TEMPLATE_MISUSE);
  }
  const { media_type: mediaType, attachment_id: attachmentId, url, buttons } = element;
  if (mediaType !== "image" && mediaType !== "video") {
    return invalid("The media type of a media template is image or video.", MEDIA_TEMPLATE_MISUSE);
  }
  if ((attachmentId === undefined) === (url === undefined)) {
    return invalid("A media template takes either an attachment id or a URL.", MEDIA_TEMPLATE_MISUSE);
  }
  if (url !== undefined && !isFacebookUrl(url)) {
    return invalid("The URL of a media template must be on facebook.com.", MEDIA_TEMPLATE_MISUSE);
  }
  if (buttons === undefined) return undefined;
  const range = { least: 1, most: TEMPLATE_BUTTONS };
  return checkButtons("messenger", `${PLACE}[elements][0]`, listOf(buttons) ?? [], range);
}

function isFacebookUrl(url: unknown): boolean {
  return isWebUrl(url) && /(^|\.)facebook\.com$/.test(new URL(url).hostname);
}

function checkReceipt(payload: Fields): Refusal | undefined {
  for (const name of ["recipient_name", "order_number", "currency", "payment_method"]) {
    if (!textOf(payload[name])) return invalid(`The parameter ${PLACE}[${name}] is required.`);
  }
  if (!fieldsOf(payload["summary"])) return invalid(`The parameter ${PLACE}[summary] is required.`);
  const items = listOf(payload["elements"]) ?? [];
  if (items.length > RECEIPT_ITEMS) {
    return invalid(`Param ${PLACE}[elements] must have at most ${RECEIPT_ITEMS} elements.`);
  }
  return undefined;
}

function checkTitle(place: string, value: unknown, isRequired: boolean): Refusal | undefined {
  if (value === undefined && !isRequired) return undefined;
  const title = textOf(value);
  if (!title) return invalid(`The parameter ${place} is required.`);
  if (lengthOf(title) <= ELEMENT_TITLE_CHARACTERS) return undefined;
  return invalid(`Length of param ${place} must be less than or equal to ${ELEMENT_TITLE_CHARACTERS}`);
}
