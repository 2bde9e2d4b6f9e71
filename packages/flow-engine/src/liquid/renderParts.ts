// Liquid for texts with a grammar of their own (addresses, JSON): what variables put out stays apart from the author's
// words, so that the caller can write each value as its place demands and no value can change the structure.

import type { Template as LiquidTemplate } from "liquidjs";
import { createEngine } from "./liquidEngine.ts";
import type { LiquidScope } from "./scope.ts";

/** Longest template, and longest rendering, of a request. */
const TEMPLATE_LENGTH = 20_000;
const RENDERED_LENGTH = 60_000;
const TEMPLATE_CACHE = 500;

// Characters Unicode never assigns, around each value while Liquid renders. Removed from texts and values beforehand.
const open = "\uFDD0";
const close = "\uFDD1";
const marks = /[\uFDD0\uFDD1]/g;

const engine = createEngine({
  templateLength: TEMPLATE_LENGTH,
  outputEscape: (value) => `${open}${textOf(value).replace(marks, "")}${close}`,
});
const cache = new Map<string, LiquidTemplate[]>();

export interface RenderedPart {
  text: string;
  /** Put out by a variable, in contrast to the author's own words. */
  isValue: boolean;
}

export type RenderedParts = { ok: true; parts: RenderedPart[] } | { ok: false; failure: string };

/** Fills a text and keeps the values apart. Unlike a chat text, one that fails gives nothing. */
export function renderParts(source: string, scope: LiquidScope, timeZone: string): RenderedParts {
  try {
    const text = String(engine.renderSync(parse(source), scope, { globals: { timeZone } }));
    if (text.length > RENDERED_LENGTH)
      return { ok: false, failure: `longer than ${RENDERED_LENGTH} characters` };
    return { ok: true, parts: split(text) };
  } catch (error) {
    return { ok: false, failure: messageOf(error) };
  }
}

/** The syntax error of such a text, or null. */
export function partsProblem(source: string): string | null {
  try {
    parse(source);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/** Variables such a text reads, as paths: `["attributes.city"]`. Empty when it has a syntax error. */
export function partsVariables(source: string): string[] {
  try {
    const found = engine.globalVariableSegmentsSync(parse(source));
    return found.map((segments) => segments.filter((segment) => typeof segment === "string").join("."));
  } catch {
    return [];
  }
}

function parse(source: string): LiquidTemplate[] {
  const known = cache.get(source);
  if (known) return known;
  const templates = engine.parse(source.replace(marks, ""));
  if (cache.size >= TEMPLATE_CACHE) {
    const [oldest] = cache.keys();
    if (oldest !== undefined) cache.delete(oldest);
  }
  cache.set(source, templates);
  return templates;
}

function split(text: string): RenderedPart[] {
  return text
    .split(/\uFDD0([^\uFDD0\uFDD1]*)\uFDD1/)
    .map((part, index) => ({ text: part.replace(marks, ""), isValue: index % 2 === 1 }))
    .filter(({ text: part, isValue }) => isValue || part !== "");
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(textOf).join("");
  if (typeof value === "object") return JSON.stringify(value) ?? "";
  return String(value);
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/, file:.*$/, "");
}
