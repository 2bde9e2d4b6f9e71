// Text and captions: parsed by their mode, completed by what the server finds itself, and measured in UTF-16 units.
import { isRecord } from "../../kit/readParameters.ts";
import { badRequest } from "../apiError.ts";
import { detectEntities } from "../text/detectEntities.ts";
import { finishText } from "../text/entityBuilder.ts";
import { parseHtml } from "../text/parseHtml.ts";
import { parseMarkdown } from "../text/parseMarkdown.ts";
import { parseMarkdownV2 } from "../text/parseMarkdownV2.ts";
import type { FormattedText, MessageEntity } from "../types.ts";
import { textOf } from "./readArguments.ts";

export const LONGEST_TEXT = 4_096;
export const LONGEST_CAPTION = 1_024;

export interface TextSource {
  text: string;
  parseMode: string;
  entities: unknown[] | undefined;
}

export function readText(source: TextSource, longest = LONGEST_TEXT): FormattedText {
  const parsed = parseText(source);
  if (parsed.text === "") throw badRequest("message text is empty");
  if (parsed.text.length > longest) throw badRequest("message is too long");
  return parsed;
}

export function readCaption(source: TextSource): FormattedText {
  const parsed = parseText(source);
  if (parsed.text.length > LONGEST_CAPTION) throw badRequest("message caption is too long");
  return parsed;
}

/** The keys of a Message; nothing for no text. */
export function captionKeys({ text, entities }: FormattedText): Record<string, unknown> {
  return {
    ...(text !== "" && { caption: text }),
    ...(entities.length > 0 && { caption_entities: entities }),
  };
}

export function textKeys({ text, entities }: FormattedText): Record<string, unknown> {
  return { text, ...(entities.length > 0 && { entities }) };
}

export function parseText({ text, parseMode, entities }: TextSource): FormattedText {
  const parsed = parseByMode(text, parseMode.trim().toLowerCase(), entities);
  return { text: parsed.text, entities: detectEntities(parsed.text, parsed.entities) };
}

/** With a parse mode, `entities` are not looked at. */
function parseByMode(text: string, mode: string, entities: unknown[] | undefined): FormattedText {
  switch (mode) {
    case "":
    case "none":
      return finishText(text, (entities ?? []).map(readEntity));
    case "markdownv2":
      return parseMarkdownV2(text);
    case "html":
      return parseHtml(text);
    case "markdown":
      return parseMarkdown(text);
    default:
      throw badRequest("unsupported parse_mode");
  }
}

const OPTIONAL_KEYS = [
  "url",
  "language",
  "custom_emoji_id",
  "user",
  "unix_time",
  "date_time_format",
] as const;

function readEntity(value: unknown): MessageEntity {
  if (!isRecord(value)) throw badRequest("can't parse entities: expected an Object");
  const { offset, length } = value;
  if (typeof offset !== "number" || typeof length !== "number")
    throw badRequest("can't parse entities: expected offset and length of a MessageEntity");
  const details = Object.fromEntries(
    OPTIONAL_KEYS.filter((key) => value[key] !== undefined).map((key) => [key, value[key]]),
  );
  return { type: textOf(value["type"]), offset, length, ...details };
}
