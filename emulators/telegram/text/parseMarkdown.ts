// `parse_mode=Markdown`, the old form: four marks, no nesting, escapes only before them.
import { byteOffset, finishText, parseError } from "./entityBuilder.ts";
import { linkDetails } from "./linkDetails.ts";
import type { FormattedText, MessageEntity } from "../types.ts";

const MARKS = "_*`[";

export function parseMarkdown(source: string): FormattedText {
  const entities: MessageEntity[] = [];
  let text = "";
  let index = 0;

  while (index < source.length) {
    const character = source[index] ?? "";
    const next = source[index + 1] ?? "";
    if (character === "\\" && next !== "" && MARKS.includes(next)) {
      text += next;
      index += 2;
      continue;
    }
    if (!MARKS.includes(character)) {
      text += character;
      index += 1;
      continue;
    }
    const read = readEntity(source, index);
    if (read.details && read.label.length > 0)
      entities.push({ ...read.details, offset: text.length, length: read.label.length });
    text += read.label;
    index = read.end;
  }
  return finishText(text, entities);
}

interface ReadEntity {
  label: string;
  end: number;
  details?: Omit<MessageEntity, "offset" | "length">;
}

function readEntity(source: string, begin: number): ReadEntity {
  if (source.startsWith("```", begin)) return readBlock(source, begin);
  const mark = source[begin] ?? "";
  const closing = mark === "[" ? "]" : mark;
  const end = source.indexOf(closing, begin + 1);
  if (end < 0) throw missingEnd(source, begin);
  const label = source.slice(begin + 1, end);
  switch (mark) {
    case "*":
      return { label, end: end + 1, details: { type: "bold" } };
    case "_":
      return { label, end: end + 1, details: { type: "italic" } };
    case "`":
      return { label, end: end + 1, details: { type: "code" } };
    default:
      return readLink(source, begin, label, end);
  }
}

function readBlock(source: string, begin: number): ReadEntity {
  const end = source.indexOf("```", begin + 3);
  if (end < 0) throw missingEnd(source, begin);
  const content = source.slice(begin + 3, end);
  const language = /^[^\s`]+(?=[\r\n])/.exec(content)?.[0];
  const label = content.slice(language?.length ?? 0).replace(/^\r?\n/, "");
  return { label, end: end + 3, details: { type: "pre", ...(language !== undefined && { language }) } };
}

function readLink(source: string, begin: number, label: string, labelEnd: number): ReadEntity {
  if (source[labelEnd + 1] !== "(") {
    const details = linkDetails(label);
    return { label, end: labelEnd + 1, ...(details && { details }) };
  }
  const urlEnd = source.indexOf(")", labelEnd + 2);
  if (urlEnd < 0) throw missingEnd(source, begin);
  const details = linkDetails(source.slice(labelEnd + 2, urlEnd));
  return { label, end: urlEnd + 1, ...(details && { details }) };
}

const missingEnd = (source: string, begin: number): Error =>
  parseError(`Can't find end of the entity starting at byte offset ${byteOffset(source, begin)}`);
