// How an expected text is compared with what the bot said.

import type { TextMatch } from "@parley/contracts/api/botTests";
import { matchesRegex, regexProblem } from "../regex/linearRegex.ts";

/** Blanks and line breaks count as one blank. `null` when the pattern cannot be used. */
export function matchesText(text: string, match: TextMatch, wanted: string): boolean | null {
  switch (match) {
    case "equals":
      return squeeze(text) === squeeze(wanted);
    case "contains":
      return squeeze(text).includes(squeeze(wanted));
    case "matches":
      return regexProblem(wanted) === null ? matchesRegex(wanted, text) : null;
  }
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
