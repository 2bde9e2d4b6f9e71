// `parse_mode=MarkdownV2`: every reserved character is a mark or must be escaped; a mark without its end is refused.
import { byteOffset, finishText, parseError, type OpenEntity } from "./entityBuilder.ts";
import { linkDetails } from "./linkDetails.ts";
import type { FormattedText, MessageEntity } from "../types.ts";

const RESERVED = "_*[]()~`>#+-=|{}.!";

/** A backslash escapes ASCII only; before anything else it is a backslash. */
const LAST_ESCAPABLE_CODE = 126;

/** Marks that open and close the same way; longer ones stand first because they win. */
const PAIRED_MARKS = [
  { mark: "__", type: "underline" },
  { mark: "||", type: "spoiler" },
  { mark: "_", type: "italic" },
  { mark: "*", type: "bold" },
  { mark: "~", type: "strikethrough" },
] as const;

const ENTITY_NAMES: Record<string, string> = {
  underline: "Underline",
  spoiler: "Spoiler",
  italic: "Italic",
  bold: "Bold",
  strikethrough: "Strikethrough",
  code: "Code",
  pre: "Pre",
  text_link: "TextUrl",
  custom_emoji: "CustomEmoji",
  blockquote: "BlockQuote",
};

interface Parser {
  source: string;
  index: number;
  text: string;
  open: OpenEntity[];
  entities: MessageEntity[];
  lineStart: boolean;
}

export function parseMarkdownV2(source: string): FormattedText {
  const parser: Parser = { source, index: 0, text: "", open: [], entities: [], lineStart: true };
  while (parser.index < source.length) readNext(parser);
  if (parser.open.at(-1)?.type === "blockquote") close(parser, "");
  const unclosed = parser.open.at(-1);
  if (unclosed) throw missingEnd(parser, unclosed);
  return finishText(parser.text, parser.entities);
}

function readNext(parser: Parser): void {
  const character = parser.source[parser.index] ?? "";
  if (character === "\\" && isEscapable(parser.source.charCodeAt(parser.index + 1)))
    return append(parser, parser.source[parser.index + 1] ?? "", 2);
  const top = parser.open.at(-1);
  if (top?.type === "code" || top?.type === "pre") return readVerbatim(parser, top, character);
  if (character === "\n") return readLineBreak(parser);
  if (!RESERVED.includes(character)) return append(parser, character, 1);
  if (top && closesTop(parser, top)) return;
  startEntity(parser, character);
}

const isEscapable = (code: number): boolean => code > 0 && code <= LAST_ESCAPABLE_CODE;

function append(parser: Parser, text: string, consumed: number): void {
  parser.text += text;
  parser.index += consumed;
  parser.lineStart = text === "\n";
}

function readVerbatim(parser: Parser, top: OpenEntity, character: string): void {
  if (character !== "`") return append(parser, character, 1);
  if (top.type === "code") return close(parser, "`");
  if (parser.source.startsWith("```", parser.index)) return close(parser, "```");
  append(parser, character, 1);
}

/** A quotation ends with the first line that does not begin with its mark. */
function readLineBreak(parser: Parser): void {
  const quoted = parser.open.some(({ type }) => type === "blockquote");
  if (!quoted) return append(parser, "\n", 1);
  if (parser.source[parser.index + 1] === ">") {
    append(parser, "\n", 2);
    parser.lineStart = false;
    return;
  }
  const top = parser.open.at(-1);
  if (top && top.type !== "blockquote") throw missingEnd(parser, top);
  close(parser, "");
  append(parser, "\n", 1);
}

function closesTop(parser: Parser, top: OpenEntity): boolean {
  if (top.type === "text_link" || top.type === "custom_emoji") {
    if (parser.source[parser.index] !== "]") return false;
    closeLink(parser, top);
    return true;
  }
  if (top.type === "blockquote") return closesExpandableQuote(parser);
  const mark = markAt(parser);
  if (mark?.type !== top.type) return false;
  close(parser, mark.mark);
  return true;
}

/** `||` as the last thing of a quotation makes it expandable, where no spoiler is open. */
function closesExpandableQuote(parser: Parser): boolean {
  if (!parser.source.startsWith("||", parser.index)) return false;
  const after = parser.source[parser.index + 2];
  if (after !== undefined && after !== "\n") return false;
  const quote = parser.open.at(-1);
  if (!quote) return false;
  quote.type = "expandable_blockquote";
  close(parser, "||");
  return true;
}

const markAt = ({ source, index }: Parser): (typeof PAIRED_MARKS)[number] | undefined =>
  PAIRED_MARKS.find(({ mark }) => source.startsWith(mark, index));

function startEntity(parser: Parser, character: string): void {
  const mark = markAt(parser);
  if (mark) return open(parser, mark.type, mark.mark);
  if (character === "[") return open(parser, "text_link", "[");
  if (character === "!" && parser.source[parser.index + 1] === "[") return open(parser, "custom_emoji", "![");
  if (character === "`") return openCode(parser);
  if (character === ">" && parser.lineStart && !parser.open.some(({ type }) => type === "blockquote"))
    return open(parser, "blockquote", ">");
  throw parseError(`Character '${character}' is reserved and must be escaped with the preceding '\\'`);
}

function open(parser: Parser, type: string, mark: string): void {
  parser.open.push({ type, offset: parser.text.length, sourceIndex: parser.index, details: {} });
  parser.index += mark.length;
  parser.lineStart = false;
}

function openCode(parser: Parser): void {
  if (!parser.source.startsWith("```", parser.index)) return open(parser, "code", "`");
  open(parser, "pre", "```");
  const language = /^[^\s`]+(?=[\r\n])/.exec(parser.source.slice(parser.index))?.[0];
  const block = parser.open.at(-1);
  if (language !== undefined && block) {
    block.details.language = language;
    parser.index += language.length;
  }
  if (parser.source.startsWith("\r\n", parser.index)) parser.index += 2;
  else if (parser.source[parser.index] === "\n") parser.index += 1;
}

function closeLink(parser: Parser, top: OpenEntity): void {
  const label = parser.text.slice(top.offset);
  parser.index += 1;
  const url = parser.source[parser.index] === "(" ? readUrl(parser) : label;
  const details = linkDetails(url, top.type === "custom_emoji");
  if (top.type === "custom_emoji" && details?.type !== "custom_emoji")
    throw parseError("Custom emoji entity must contain a tg://emoji URL");
  parser.open.pop();
  parser.lineStart = false;
  // An address nobody can open leaves its label as plain text.
  if (details && label.length > 0)
    parser.entities.push({ ...details, offset: top.offset, length: label.length });
}

function readUrl(parser: Parser): string {
  const begin = parser.index;
  let url = "";
  parser.index += 1;
  while (parser.index < parser.source.length && parser.source[parser.index] !== ")") {
    const escapes =
      parser.source[parser.index] === "\\" && isEscapable(parser.source.charCodeAt(parser.index + 1));
    if (escapes) parser.index += 1;
    url += parser.source[parser.index];
    parser.index += 1;
  }
  if (parser.index >= parser.source.length)
    throw parseError(`Can't find end of a URL at byte offset ${byteOffset(parser.source, begin)}`);
  parser.index += 1;
  return url;
}

function close(parser: Parser, mark: string): void {
  const entity = parser.open.pop();
  parser.index += mark.length;
  parser.lineStart = false;
  if (!entity) return;
  const length = parser.text.length - entity.offset;
  if (length > 0)
    parser.entities.push({ type: entity.type, offset: entity.offset, length, ...entity.details });
}

function missingEnd({ source }: Parser, { type, sourceIndex }: OpenEntity): Error {
  const offset = byteOffset(source, sourceIndex);
  return parseError(`Can't find end of ${ENTITY_NAMES[type] ?? type} entity at byte offset ${offset}`);
}
