// Finds the row whose keywords fit what somebody typed, whatever its case, accents and punctuation.

import type { KeywordRow, SmartQuestionSettings } from "./schema.ts";

/** Words looked at when typing errors are allowed: a question says what it is about early. */
const fuzzyWords = 60;
/** A keyword this short is looked for as a whole word, so that “hi” is not found in “this”. */
const wholeWordLength = 3;
/** One typing error for each so many letters, two at most. */
const lettersPerError = 4;
const mostErrors = 2;

export function matchKeywords(typed: string, { rows, match }: SmartQuestionSettings): KeywordRow | null {
  const text = normalise(typed);
  if (text === "") return null;
  const words = match === "fuzzy" ? text.split(" ").slice(0, fuzzyWords) : [];
  const fits = (keyword: string): boolean => {
    if (keyword === "") return false;
    switch (match) {
      case "exact":
        return text === keyword;
      case "contains":
        return containsKeyword(text, keyword);
      case "fuzzy":
        return containsKeyword(text, keyword) || containsNearly(words, keyword);
    }
  };
  return rows.find((row) => row.keywords.some((keyword) => fits(normalise(keyword)))) ?? null;
}

/** Signs between letters stay ("a/c"), those around words go. */
function normalise(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/(?<![\p{L}\p{N}])[^\p{L}\p{N}\s]+|[^\p{L}\p{N}\s]+(?![\p{L}\p{N}])/gu, " ")
    .trim()
    .replace(/\s+/g, " ");
}

function containsKeyword(text: string, keyword: string): boolean {
  const isWord = keyword.length <= wholeWordLength && /^[a-z0-9/]+$/.test(keyword);
  return isWord ? ` ${text} `.includes(` ${keyword} `) : text.includes(keyword);
}

function containsNearly(words: readonly string[], keyword: string): boolean {
  const length = keyword.split(" ").length;
  const allowed = Math.min(Math.floor(keyword.length / lettersPerError), mostErrors);
  if (allowed === 0) return false;
  for (let start = 0; start + length <= words.length; start += 1) {
    if (isNear(words.slice(start, start + length).join(" "), keyword, allowed)) return true;
  }
  return false;
}

/** Whether few letters were added, left out, changed, or exchanged with their neighbour. */
function isNear(typed: string, keyword: string, allowed: number): boolean {
  if (Math.abs(typed.length - keyword.length) > allowed) return false;
  let before: number[] = [];
  let previous = Array.from({ length: keyword.length + 1 }, (_, index) => index);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= keyword.length; column += 1) {
      const cost = typed[row - 1] === keyword[column - 1] ? 0 : 1;
      let best = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + cost,
      );
      const isExchange = typed[row - 1] === keyword[column - 2] && typed[row - 2] === keyword[column - 1];
      if (row > 1 && column > 1 && isExchange) best = Math.min(best, at(before, column - 2) + 1);
      current.push(best);
    }
    if (Math.min(...current) > allowed) return false;
    [before, previous] = [previous, current];
  }
  return at(previous, keyword.length) <= allowed;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
