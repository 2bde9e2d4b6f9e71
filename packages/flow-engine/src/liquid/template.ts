// Rendering and inspecting Liquid texts. Rendering never throws: a text that fails is sent without its variables.

import type { Template as LiquidTemplate } from "liquidjs";
import { engineLimits } from "../engine/limits.ts";
import { liquidEngine } from "./liquidEngine.ts";
import type { LiquidScope } from "./scope.ts";

export interface TemplateProblem {
  message: string;
  line: number;
  column: number;
}

type Parsed = { templates: LiquidTemplate[] } | { problem: TemplateProblem };

/** Parsed texts by their source; a Map keeps insertion order, so the first key is the oldest. */
const cache = new Map<string, Parsed>();

export interface Rendering {
  text: string;
  /** Why the text was sent without its variables, if it was. */
  failure: string | null;
}

/** Fills a text. Example: `renderTemplate("Hi {{ contact.name }}", scope, "UTC")`. */
export function renderTemplate(source: string, scope: LiquidScope, timeZone: string): Rendering {
  if (!hasVariables(source)) return { text: source, failure: null };
  const parsed = parseTemplate(source);
  if ("problem" in parsed) return { text: withoutVariables(source), failure: parsed.problem.message };
  try {
    const text: unknown = liquidEngine.renderSync(parsed.templates, scope, { globals: { timeZone } });
    return { text: String(text).slice(0, engineLimits.renderedLength), failure: null };
  } catch (error) {
    return { text: withoutVariables(source), failure: messageOf(error) };
  }
}

/** The syntax error of a text, or null. */
export function templateProblem(source: string): TemplateProblem | null {
  if (!hasVariables(source)) return null;
  const parsed = parseTemplate(source);
  return "problem" in parsed ? parsed.problem : null;
}

/** Variables a text reads, as paths: `[["contact", "name"]]`. Empty when the text has a syntax error. */
export function templateVariables(source: string): string[][] {
  if (!hasVariables(source)) return [];
  const parsed = parseTemplate(source);
  if ("problem" in parsed) return [];
  try {
    return liquidEngine
      .globalVariableSegmentsSync(parsed.templates)
      .map((segments) => segments.filter((segment) => typeof segment === "string"));
  } catch {
    // The analysis of liquidjs does not know every construct; then nothing is said about variables.
    return [];
  }
}

/** The text with every `{{ … }}` and `{% … %}` removed. */
export function withoutVariables(source: string): string {
  return source.slice(0, engineLimits.templateLength).replace(/\{\{[^]*?\}\}|\{%[^]*?%\}/g, "");
}

function hasVariables(source: string): boolean {
  return source.includes("{{") || source.includes("{%");
}

function parseTemplate(source: string): Parsed {
  const known = cache.get(source);
  if (known) return known;
  const parsed = parse(source);
  if (cache.size >= engineLimits.templateCache) {
    const [oldest] = cache.keys();
    if (oldest !== undefined) cache.delete(oldest);
  }
  cache.set(source, parsed);
  return parsed;
}

function parse(source: string): Parsed {
  if (source.length > engineLimits.templateLength) {
    return {
      problem: { message: `longer than ${engineLimits.templateLength} characters`, line: 1, column: 1 },
    };
  }
  try {
    return { templates: liquidEngine.parse(source) };
  } catch (error) {
    return { problem: { message: messageOf(error), ...positionOf(error) } };
  }
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/, line:\d+, col:\d+$/, "").replace(/, file:.*$/, "");
}

function positionOf(error: unknown): { line: number; column: number } {
  const position = error instanceof Error ? /line:(\d+), col:(\d+)/.exec(error.message) : null;
  return { line: Number(position?.[1] ?? 1), column: Number(position?.[2] ?? 1) };
}
