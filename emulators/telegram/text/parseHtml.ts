// `parse_mode=HTML`: a short list of tags, nested properly; everything else is refused with its place.
import { byteOffset, finishText, parseError } from "./entityBuilder.ts";
import { linkDetails } from "./linkDetails.ts";
import type { FormattedText, MessageEntity } from "../types.ts";

const ENTITY_OF_TAG: Record<string, string> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  code: "code",
  pre: "pre",
  a: "text_link",
  blockquote: "blockquote",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  "tg-emoji": "custom_emoji",
  "tg-time": "date_time",
};

const NAMED_REFERENCES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

interface OpenTag {
  name: string;
  offset: number;
  attributes: Map<string, string>;
}

interface Parser {
  source: string;
  index: number;
  text: string;
  open: OpenTag[];
  entities: MessageEntity[];
}

export function parseHtml(source: string): FormattedText {
  const parser: Parser = { source, index: 0, text: "", open: [], entities: [] };
  while (parser.index < source.length) {
    const character = source[parser.index] ?? "";
    if (character === "&") readReference(parser);
    else if (character !== "<") {
      parser.text += character;
      parser.index += 1;
    } else if (source[parser.index + 1] === "/") readEndTag(parser);
    else readStartTag(parser);
  }
  const unclosed = parser.open.at(-1);
  if (unclosed) throw parseError(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return finishText(parser.text, parser.entities);
}

/** What is no reference stays as it is written. */
function readReference(parser: Parser): void {
  const { value, length } = decodeReference(parser.source.slice(parser.index));
  parser.text += value;
  parser.index += length;
}

function decodeReference(source: string): { value: string; length: number } {
  const numeric = /^&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/i.exec(source);
  if (numeric) {
    const code = numeric[1] === undefined ? Number(numeric[2]) : Number.parseInt(numeric[1], 16);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    if (isCharacter) return { value: String.fromCodePoint(code), length: numeric[0].length };
  }
  const named = /^&(lt|gt|amp|quot);?/.exec(source);
  const value = named?.[1] === undefined ? undefined : NAMED_REFERENCES[named[1]];
  if (named && value !== undefined) return { value, length: named[0].length };
  return { value: "&", length: 1 };
}

function decodeAll(source: string): string {
  let result = "";
  let index = 0;
  while (index < source.length) {
    if (source[index] !== "&") {
      result += source[index];
      index += 1;
      continue;
    }
    const { value, length } = decodeReference(source.slice(index));
    result += value;
    index += length;
  }
  return result;
}

function readStartTag(parser: Parser): void {
  const at = byteOffset(parser.source, parser.index);
  const name = /^<([^\s>]*)/.exec(parser.source.slice(parser.index))?.[1] ?? "";
  const afterName = parser.index + 1 + name.length;
  if (afterName >= parser.source.length) throw parseError(`Unclosed start tag at byte offset ${at}`);
  const tag = name.toLowerCase();
  if (!Object.hasOwn(ENTITY_OF_TAG, tag))
    throw parseError(`Unsupported start tag "${tag}" at byte offset ${at}`);
  const { attributes, end } = readAttributes(parser.source, afterName, tag, at);
  if (tag === "span" && attributes.get("class") !== "tg-spoiler")
    throw parseError(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`);
  parser.open.push({ name: tag, offset: parser.text.length, attributes });
  parser.index = end;
}

function readAttributes(
  source: string,
  from: number,
  tag: string,
  tagOffset: number,
): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  const pattern = /\s*(?:(>)|([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?)/y;
  pattern.lastIndex = from;
  for (;;) {
    const found = pattern.exec(source);
    if (!found) break;
    if (found[1] !== undefined) return { attributes, end: pattern.lastIndex };
    attributes.set((found[2] ?? "").toLowerCase(), decodeAll(found[3] ?? found[4] ?? found[5] ?? ""));
  }
  throw parseError(`Unclosed start tag "${tag}" at byte offset ${tagOffset}`);
}

function readEndTag(parser: Parser): void {
  const at = byteOffset(parser.source, parser.index);
  const found = /^<\/([^\s>]*)\s*(>?)/.exec(parser.source.slice(parser.index));
  const name = (found?.[1] ?? "").toLowerCase();
  const top = parser.open.pop();
  if (!top) throw parseError(`Unexpected end tag at byte offset ${at}`);
  if (!found || found[2] !== ">") throw parseError(`Unclosed end tag at byte offset ${at}`);
  if (name !== "" && name !== top.name)
    throw parseError(`Unmatched end tag at byte offset ${at}, expected "</${top.name}>", found "</${name}>"`);
  parser.index += found[0].length;
  const length = parser.text.length - top.offset;
  if (length > 0) addEntity(parser, top, length);
}

function addEntity(
  { entities, text, open }: Parser,
  { name, offset, attributes }: OpenTag,
  length: number,
): void {
  const type = ENTITY_OF_TAG[name] ?? name;
  switch (name) {
    case "a": {
      const details = linkDetails(attributes.get("href") ?? text.slice(offset, offset + length));
      if (details) entities.push({ ...details, offset, length });
      return;
    }
    case "blockquote":
      entities.push({ type: attributes.has("expandable") ? "expandable_blockquote" : type, offset, length });
      return;
    case "tg-emoji": {
      const id = attributes.get("emoji-id") ?? "";
      if (!/^\d+$/.test(id)) throw parseError("Invalid custom emoji identifier specified");
      entities.push({ type, offset, length, custom_emoji_id: id });
      return;
    }
    case "tg-time": {
      const time = Number(attributes.get("unix"));
      if (Number.isInteger(time)) entities.push({ type, offset, length, unix_time: time });
      return;
    }
    case "pre":
      return addBlock(entities, offset, length);
    case "code":
      entities.push({ type, offset, length, ...(open.at(-1)?.name === "pre" && languageOf(attributes)) });
      return;
    default:
      entities.push({ type, offset, length });
  }
}

/** `<pre><code class="language-x">` is one block with a language, and never code inside a block. */
function addBlock(entities: MessageEntity[], offset: number, length: number): void {
  const inner = entities.findIndex(
    (entity) => entity.type === "code" && entity.offset === offset && entity.length === length,
  );
  const language = inner < 0 ? undefined : entities.splice(inner, 1)[0]?.language;
  entities.push({ type: "pre", offset, length, ...(language !== undefined && { language }) });
}

function languageOf(attributes: Map<string, string>): { language?: string } {
  const language = /^language-(.+)$/.exec(attributes.get("class") ?? "")?.[1];
  return language === undefined ? {} : { language };
}
