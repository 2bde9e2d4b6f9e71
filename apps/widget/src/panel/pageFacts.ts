// What the site's page says about itself and its visitor, cut to what the server takes.

import { limits } from "@parley/contracts/limits";
import type { PageInfo } from "../shared/protocol.ts";

/** Longest title of a page that is kept. */
const titleLength = 300;

export function pageFacts({ url, title, referrer }: PageInfo): PageInfo {
  return {
    url: String(url).slice(0, limits.urlLength),
    title: String(title).slice(0, titleLength),
    referrer: String(referrer).slice(0, limits.urlLength),
  };
}

/** Site code passes numbers, dates and nothing at all; attributes are text. */
export function attributeFacts(given: unknown): Record<string, string> {
  if (given === null || typeof given !== "object") return {};
  const facts = Object.entries(given)
    .filter(([, value]) => value !== undefined && value !== null)
    .slice(0, limits.attributesPerContact)
    .map(([key, value]) => [
      key.slice(0, limits.attributeKeyLength),
      String(value).slice(0, limits.attributeValueLength),
    ]);
  return Object.fromEntries(facts);
}
