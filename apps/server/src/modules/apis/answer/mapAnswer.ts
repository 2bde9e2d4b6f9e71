// What an answer puts into attributes: the mapped places as texts.

import type { ApiMapping } from "@parley/contracts/api/apis";
import { limits } from "@parley/contracts/limits";
import { parseResponsePath, readJsonPath } from "@parley/contracts/responsePath";

export interface ReadableAnswer {
  status: number;
  text: string;
  json: { value: unknown } | undefined;
}

/** A place the answer lacks empties its attribute, so that nothing goes on with what an earlier call left. */
export function mapAnswer(mapping: readonly ApiMapping[], answer: ReadableAnswer): Record<string, string> {
  return Object.fromEntries(
    mapping.map(({ path, attributeKey }) => [attributeKey, asAttribute(valueAt(path, answer))]),
  );
}

/** Whether a mapping can be read from JSON only. */
export function needsJson(mapping: readonly ApiMapping[]): boolean {
  return mapping.some(({ path }) => parseResponsePath(path)?.kind === "json");
}

function valueAt(path: string, { status, text, json }: ReadableAnswer): unknown {
  const parsed = parseResponsePath(path);
  switch (parsed?.kind) {
    case undefined:
      return undefined;
    case "status":
      return status;
    case "body":
      return text;
    case "json":
      return readJsonPath(json?.value, parsed.keys);
  }
}

function asAttribute(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return storable(text.slice(0, limits.attributeValueLength));
}

/** The database keeps no NUL and no half characters. */
export function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
