// Reads fields of objects which came from outside, without trusting their shape. Forms carry JSON inside texts.

import { isRecord, parseJson } from "../../kit/readParameters.ts";

export type Fields = Record<string, unknown>;

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)))
    return Number(value);
  return undefined;
}

export function flagOf(value: unknown): boolean | undefined {
  if (value === true || value === "true" || value === 1 || value === "1") return true;
  if (value === false || value === "false" || value === 0 || value === "0") return false;
  return undefined;
}

/** An id; JSON writers often send it as a number. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** An object, also when it is JSON inside a text, as in a form. */
export function fieldsOf(value: unknown): Fields | undefined {
  const parsed = typeof value === "string" ? parseJson(value) : value;
  return isRecord(parsed) ? parsed : undefined;
}

export function listOf(value: unknown): unknown[] | undefined {
  const parsed = typeof value === "string" && value.startsWith("[") ? parseJson(value) : value;
  return Array.isArray(parsed) ? parsed : undefined;
}

/** `a,b` or a list of texts. */
export function namesOf(value: unknown): string[] {
  const list = listOf(value) ?? (typeof value === "string" ? value.split(",") : []);
  return list.flatMap((name) => (typeof name === "string" && name.trim() !== "" ? [name.trim()] : []));
}

export function isWebUrl(value: unknown): value is string {
  return typeof value === "string" && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** The objects of a list; whatever else is in it is left out. */
export function recordsOf(value: unknown): Fields[] {
  const records: Fields[] = [];
  for (const entry of listOf(value) ?? []) {
    const fields = fieldsOf(entry);
    if (fields) records.push(fields);
  }
  return records;
}
