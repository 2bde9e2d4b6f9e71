// The address and the body of a webhook with their variables filled: a value stays a value, whatever a visitor types.

import { scopeOf, type StepRun } from "../../engine/stepRun.ts";
import { renderParts, type RenderedPart } from "../../liquid/renderParts.ts";
import { writeJson } from "../../liquid/writeJson.ts";

/** An address whose host is complete: from here on, values are parts of the path or the query. */
const pastHost = /^https?:\/\/[^/?#]+[/?#]/i;

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

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
