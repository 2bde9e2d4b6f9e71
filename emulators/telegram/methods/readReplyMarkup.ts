// Keyboards: checked as the server checks them. Only inline keyboards become part of a message.
import { isRecord } from "../../kit/readParameters.ts";
import { badRequest } from "../apiError.ts";
import type { InlineButton, InlineKeyboard } from "../types.ts";
import type { Arguments } from "./readArguments.ts";
import { isTrue, textOf } from "./readArguments.ts";

export interface ReplyMarkup {
  inline?: InlineKeyboard;
  /** `keyboard`, `remove_keyboard` or `force_reply`. */
  other?: Record<string, unknown>;
}

const LONGEST_CALLBACK_DATA_BYTES = 64;
const LONGEST_PLACEHOLDER = 64;
const LONGEST_COPY_TEXT = 256;
/** More buttons are refused in practice. */
const MOST_BUTTONS = 100;

const INLINE_KINDS = [
  "url",
  "callback_data",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "callback_game",
  "pay",
] as const;

const PRIVATE_ONLY = ["request_contact", "request_location", "web_app"] as const;
const STYLES = new Set(["danger", "success", "primary"]);

export function readReplyMarkup(given: Arguments, isPrivate: boolean): ReplyMarkup {
  const markup = given.object("reply_markup", "reply markup");
  if (!markup || Object.keys(markup).length === 0) return {};
  if (markup["inline_keyboard"] !== undefined)
    return { inline: { inline_keyboard: readRows(markup["inline_keyboard"], readInlineButton) } };
  if (markup["keyboard"] !== undefined) return { other: readKeyboard(markup, isPrivate) };
  if (isTrue(markup["remove_keyboard"])) return { other: { remove_keyboard: true } };
  if (isTrue(markup["force_reply"])) {
    demandShortPlaceholder(markup);
    return { other: markup };
  }
  return {};
}

function readRows<T>(value: unknown, readButton: (button: unknown) => T): T[][] {
  if (!Array.isArray(value)) throw badRequest('field "inline_keyboard" must be of type Array');
  const rows = value.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest("can't parse keyboard: expected an Array of Array");
    return row.map((button: unknown) => readButton(button));
  });
  if (rows.flat().length > MOST_BUTTONS) throw badRequest("reply markup is too long");
  return rows.filter((row) => row.length > 0);
}

function readInlineButton(button: unknown): InlineButton {
  const problem = (text: string) => badRequest(`can't parse inline keyboard button: ${text}`);
  if (!isRecord(button)) throw problem("InlineKeyboardButton must be an Object");
  const text = textOf(button["text"]);
  if (text === "") throw problem('Field "text" must be of type String');
  const kinds = INLINE_KINDS.filter((kind) => button[kind] !== undefined && button[kind] !== false);
  const [kind] = kinds;
  if (!kind) throw problem("Text buttons are unallowed in the inline keyboard");
  if (kinds.length > 1) throw problem("exactly one of the optional fields must be used");
  return {
    text,
    [kind]: readInlineKind(kind, button[kind]),
    ...(STYLES.has(textOf(button["style"])) && { style: button["style"] }),
  };
}

function readInlineKind(kind: (typeof INLINE_KINDS)[number], value: unknown): unknown {
  switch (kind) {
    case "callback_data": {
      const size = Buffer.byteLength(textOf(value));
      if (size < 1 || size > LONGEST_CALLBACK_DATA_BYTES) throw badRequest("BUTTON_DATA_INVALID");
      return textOf(value);
    }
    case "url":
      return readButtonUrl(textOf(value));
    case "copy_text": {
      const text = isRecord(value) ? textOf(value["text"]) : "";
      if (text === "" || text.length > LONGEST_COPY_TEXT) throw badRequest("BUTTON_COPY_TEXT_INVALID");
      return { text };
    }
    case "web_app":
    case "login_url": {
      const url = isRecord(value) ? textOf(value["url"]) : "";
      if (!url.startsWith("https://")) throw badRequest("BUTTON_URL_INVALID");
      return value;
    }
    default:
      return value;
  }
}

function readButtonUrl(url: string): string {
  if (/^tg:\/\/\S+$/.test(url)) return url;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`;
  const isFine =
    /^https?:\/\/[^\s/]+/i.test(address) &&
    URL.canParse(address) &&
    /[.]|localhost/.test(new URL(address).hostname);
  if (!isFine) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  return new URL(address).href;
}

function readKeyboard(markup: Record<string, unknown>, isPrivate: boolean): Record<string, unknown> {
  demandShortPlaceholder(markup);
  const keyboard = readRows(markup["keyboard"], (button) => {
    if (typeof button === "string") return { text: button };
    if (!isRecord(button))
      throw badRequest("can't parse keyboard button: KeyboardButton must be a String or an Object");
    const text = textOf(button["text"]);
    if (text === "") throw badRequest('can\'t parse keyboard button: Field "text" must be of type String');
    const closed = PRIVATE_ONLY.find((kind) => button[kind] !== undefined && button[kind] !== false);
    if (closed && !isPrivate)
      throw badRequest(`${CLOSED_NAMES[closed]} can be requested in private chats only`);
    return { ...button, text };
  });
  return { ...markup, keyboard };
}

const CLOSED_NAMES: Record<(typeof PRIVATE_ONLY)[number], string> = {
  request_contact: "phone number",
  request_location: "location",
  web_app: "web app",
};

function demandShortPlaceholder(markup: Record<string, unknown>): void {
  const placeholder = textOf(markup["input_field_placeholder"]);
  if (placeholder.length > LONGEST_PLACEHOLDER) throw badRequest("input field placeholder is too long");
}
