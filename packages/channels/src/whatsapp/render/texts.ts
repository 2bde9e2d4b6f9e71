// Words as messages: long ones in pieces, the last of which may carry the buttons.

import { capabilities } from "../../capabilities.ts";
import type { Part } from "../../outbound.ts";
import { splitText } from "../../text/splitText.ts";
import { BODY_LENGTH } from "./messageLimits.ts";

const { maximum, unit } = capabilities.whatsapp.text;
const webLink = /https?:\/\//i;

/** Nothing for a text without words. Our marks are WhatsApp's own, so they stay as they are. */
export function textParts(text: string): Part[] {
  if (text.trim() === "") return [];
  return splitText(text, maximum, unit).map((body) => ({
    call: "messages",
    body: { type: "text", text: { body, ...(webLink.test(body) ? { preview_url: true } : {}) } },
  }));
}

/** The text, of which the end goes into the part that `make` builds. */
export function withTail(text: string, make: (body: string) => Part): Part[] {
  const pieces = splitText(text, maximum, unit);
  const last = pieces.at(-1) ?? "";
  const tail = splitText(last, BODY_LENGTH, unit).at(-1) ?? "";
  const before = [...pieces.slice(0, -1), last.slice(0, last.length - tail.length).trimEnd()];
  return [...before.flatMap(textParts), make(tail)];
}

/** Paragraphs with an empty line between them; empty ones are left out. */
export function paragraphs(...texts: (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text.trim() !== "").join("\n\n");
}

export function lines(...texts: (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text.trim() !== "").join("\n");
}

/** A link in words: telephone numbers and addresses are touched without their scheme. */
export function linkLine(title: string, url: string): string {
  const shown = url.replace(/^(?:tel|mailto|sms):/i, "");
  return title === "" || title === shown ? shown : `${title}: ${shown}`;
}
