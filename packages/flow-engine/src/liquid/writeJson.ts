// A JSON body with values in it. Inside quotes a value is text; outside it is a number, true, false or null when it
// reads as one, and a text otherwise. No value can end a string or add a member.

import { parseJson } from "@parley/contracts/parseJson";
import type { RenderedPart } from "./renderParts.ts";

const literal = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;

/** Null when the result is no JSON document. */
export function writeJson(parts: readonly RenderedPart[]): string | null {
  let json = "";
  let isInString = false;
  let isEscaped = false;
  for (const { text, isValue } of parts) {
    if (isValue) {
      // The author's backslash would change the meaning of the value's first character.
      if (isEscaped) return null;
      json += isInString ? JSON.stringify(text.toWellFormed()).slice(1, -1) : literalOf(text);
      continue;
    }
    json += text;
    for (const character of text) {
      if (isEscaped) isEscaped = false;
      else if (character === "\\") isEscaped = isInString;
      else if (character === '"') isInString = !isInString;
    }
  }
  return parseJson(json) ? json : null;
}

function literalOf(text: string): string {
  const value = text.trim();
  if (value === "") return "null";
  return literal.test(value) ? value : JSON.stringify(text.toWellFormed());
}
