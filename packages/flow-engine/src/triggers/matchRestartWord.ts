// Words that begin the conversation anew, such as "restart" or "menu".

import { normaliseText } from "./normaliseText.ts";

/** Example: `matchRestartWord(["start over"], "Start over!")` is true. Only the whole text counts. */
export function matchRestartWord(words: readonly string[], text: string): boolean {
  const said = normaliseText(text);
  return said !== "" && words.some((word) => normaliseText(word) === said);
}
