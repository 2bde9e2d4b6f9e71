// Whether a typed text means a keyword. "Contains" and "begins with" look for whole words, so that "hi" is not found
// in "this"; scripts that write no blanks between words are searched letter by letter.

import type { FlowTrigger } from "@parley/contracts/flow";
import { matchesRegex } from "../regex/linearRegex.ts";
import { editDistance } from "./editDistance.ts";
import { normaliseText } from "./normaliseText.ts";

export type KeywordMatch = Extract<FlowTrigger, { kind: "keyword" }>["match"];

/** Letters of a keyword for each mistake that is forgiven, and the most mistakes. */
const lettersPerMistake = 4;
const maximumMistakes = 3;
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const wordCharacter = /[\p{L}\p{N}]/u;

export function matchKeyword(keyword: string, match: KeywordMatch, text: string): boolean {
  if (match === "regex") return matchesRegex(keyword, text.trim());
  const [wanted, said] = [normaliseText(keyword), normaliseText(text)];
  if (wanted === "" || said === "") return false;
  switch (match) {
    case "exact":
      return said === wanted;
    case "startsWith":
      return said.startsWith(wanted) && isEdge(said, wanted.length, wanted);
    case "contains":
      return containsWords(said, wanted);
    case "fuzzy":
      return resembles(said, wanted);
  }
}

function containsWords(said: string, wanted: string): boolean {
  for (let at = said.indexOf(wanted); at !== -1; at = said.indexOf(wanted, at + 1)) {
    if (isEdge(said, at, wanted) && isEdge(said, at + wanted.length, wanted)) return true;
  }
  return false;
}

/** Whether a word begins or ends at this place. */
function isEdge(said: string, at: number, wanted: string): boolean {
  if (unspacedScript.test(wanted)) return true;
  return !wordCharacter.test(said[at - 1] ?? " ") || !wordCharacter.test(said[at] ?? " ");
}

/** The whole text, or as many words of it as the keyword has, with few mistakes. */
function resembles(said: string, wanted: string): boolean {
  const mistakes = Math.min(Math.floor(wanted.length / lettersPerMistake), maximumMistakes);
  const words = said.split(" ");
  const count = wanted.split(" ").length;
  const parts = words.slice(0, Math.max(words.length - count + 1, 1));
  return parts.some((_, index) => {
    const part = normaliseText(words.slice(index, index + count).join(" "));
    return editDistance(part, wanted, mistakes) <= mistakes;
  });
}
