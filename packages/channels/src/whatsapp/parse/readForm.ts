// The answers of a WhatsApp form, which come as JSON inside a text.

import type { InboundContent } from "../../inbound.ts";
import { isFields, text } from "../../readFields.ts";

/** Names that reach a prototype are no names of answers. */
const unsafeNames = new Set(["__proto__", "constructor", "prototype"]);

export function readForm(response: unknown): Extract<InboundContent, { kind: "form" }> {
  const answers = parse(response);
  const token = isFields(answers) ? text(answers["flow_token"]) : undefined;
  const entries = isFields(answers) ? Object.entries(answers) : [];
  const values = entries
    .filter(([name]) => name !== "flow_token" && !unsafeNames.has(name))
    .map(([name, value]) => [name, wordsOf(value)] as const);
  return { kind: "form", ...(token === undefined ? {} : { token }), values: Object.fromEntries(values) };
}

function parse(response: unknown): unknown {
  if (typeof response !== "string") return response;
  try {
    return JSON.parse(response);
  } catch {
    return undefined;
  }
}

/** Lists of plain values read as one line; anything deeper stays JSON. */
function wordsOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (Array.isArray(value) && value.every((entry) => typeof entry !== "object")) return value.join(", ");
  return JSON.stringify(value);
}
