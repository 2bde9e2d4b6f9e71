// Patterns written by people, matched by RE2 rules in time that grows with the text and never explodes. Look-around and
// back references do not exist there. Case does not matter unless the pattern says `(?-i)`.

import { RE2JS } from "re2js";
import { engineLimits } from "../engine/limits.ts";

type Compiled = { pattern: RE2JS } | { problem: string };

/** Compiled patterns by their source; the first key is the oldest. */
const cache = new Map<string, Compiled>();

/** Whether a pattern is found anywhere in a text; a pattern that cannot be used matches nothing. */
export function matchesRegex(pattern: string, text: string): boolean {
  const compiled = compile(pattern);
  if ("problem" in compiled) return false;
  return compiled.pattern.matcher(text.slice(0, engineLimits.regexTextLength)).find();
}

/** What is wrong with a pattern, in words, or null. */
export function regexProblem(pattern: string): string | null {
  const compiled = compile(pattern);
  return "problem" in compiled ? compiled.problem : null;
}

function compile(source: string): Compiled {
  const known = cache.get(source);
  if (known) return known;
  const compiled = build(source);
  if (cache.size >= engineLimits.regexCache) {
    const [oldest] = cache.keys();
    if (oldest !== undefined) cache.delete(oldest);
  }
  cache.set(source, compiled);
  return compiled;
}

function build(source: string): Compiled {
  if (source.length > engineLimits.regexLength) {
    return { problem: `longer than ${engineLimits.regexLength} characters` };
  }
  try {
    const pattern = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    const isLarge = pattern.programSize() > engineLimits.regexProgramSize;
    return isLarge ? { problem: "it repeats too much" } : { pattern };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problem: message.replace(/^error parsing regexp: /, "") };
  }
}
