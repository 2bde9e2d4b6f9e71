// The address and the body of a webhook with their variables filled: a value stays a value, whatever a visitor types.

import { scopeOf, type StepRun } from "../../engine/stepRun.ts";
import { renderParts, type RenderedPart } from "../../liquid/renderParts.ts";

/** An address whose host is complete: from here on, values are parts of the path or the query. */
const pastHost = /^https?:\/\/[^/?#]+[/?#]/i;
const jsonLiteral = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;

/** Values in the path and the query are percent-encoded. Empty when the variables cannot be filled. */
export function fillUrl(run: StepRun, blockId: string, template: string): string {
  const parts = partsOf(run, blockId, template.trim());
  return (parts ?? [])
    .reduce((url, { text, isValue }) => url + (isValue && pastHost.test(url) ? encode(text) : text), "")
    .trim();
}

/** A body that begins like JSON must be JSON in the end; every other one is text. Null when it cannot be sent. */
export function fillBody(run: StepRun, blockId: string, template: string): string | null {
  const parts = partsOf(run, blockId, template);
  if (!parts) return null;
  return /^\s*[{[](?![{%])/.test(template) ? writeJson(parts) : parts.map(({ text }) => text).join("");
}

function partsOf(run: StepRun, blockId: string, template: string): RenderedPart[] | null {
  const rendered = renderParts(template, scopeOf(run), run.environment.bot.timeZone);
  if (rendered.ok) return rendered.parts;
  run.trace.push({ kind: "warning", blockId, code: "template_failed", detail: rendered.failure });
  return null;
}

/** Inside quotes a value is text; outside it is a number, true, false or null when it reads as one. */
function writeJson(parts: readonly RenderedPart[]): string | null {
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
  return isJson(json) ? json : null;
}

function literalOf(text: string): string {
  const value = text.trim();
  if (value === "") return "null";
  return jsonLiteral.test(value) ? value : JSON.stringify(text.toWellFormed());
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
