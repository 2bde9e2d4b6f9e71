// How an expected text is compared with what the bot said.

import type { TextMatch } from "@parley/contracts/api/botTests";
import { RE2JS } from "re2js";

/** Characters of a message a pattern is tried on; the engine sends nothing longer. */
const searchedLength = 8_000;

/** Blanks and line breaks count as one blank. `null` when the pattern cannot be read. */
export function matchesText(text: string, match: TextMatch, wanted: string): boolean | null {
  switch (match) {
    case "equals":
      return squeeze(text) === squeeze(wanted);
    case "contains":
      return squeeze(text).includes(squeeze(wanted));
    case "matches":
      return matchesPattern(text.slice(0, searchedLength), wanted);
  }
}

/** In time that grows with the length of the text, whatever the pattern is. */
function matchesPattern(text: string, pattern: string): boolean | null {
  try {
    return RE2JS.compile(pattern).matcher(text).find();
  } catch {
    return null;
  }
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
