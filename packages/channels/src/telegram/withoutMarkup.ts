// The part in plain words: Telegram refused its markup.

import type { Part } from "../outbound.ts";

export function withoutMarkup(part: Part): Part {
  const { parse_mode: mode, ...body } = part.body;
  const { plain, ...rest } = part;
  if (mode === undefined || plain === undefined) return { ...rest, body };
  const field = "caption" in body ? "caption" : "text";
  return { ...rest, body: { ...body, [field]: plain } };
}
