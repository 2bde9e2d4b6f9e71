// Reads what a call sent, and refuses with the code the Cloud API uses: 131008 missing, 131009 a value out of bounds, 100 a
// wrong shape.

import { isRecord } from "../../kit/readParameters.ts";
import type { Json } from "./types.ts";
import { whatsappError } from "./whatsappError.ts";

export interface TextLimits {
  max: number;
  /** 131009, or 100 for the plain texts of a message. */
  code?: number;
}

export function missing(path: string): never {
  throw whatsappError(131008, `The parameter ${path} is required.`);
}

export function wrong(details: string): never {
  throw whatsappError(131009, details);
}

export function invalid(details: string): never {
  throw whatsappError(100, details);
}

export function recordAt(parent: Json, key: string, path = key): Json {
  const value = parent[key];
  if (value === undefined || value === null) return missing(path);
  return isRecord(value) ? value : invalid(`Param ${path} must be a JSON object.`);
}

export function listAt(parent: Json, key: string, path = key): unknown[] {
  const value = parent[key];
  if (value === undefined || value === null) return missing(path);
  return Array.isArray(value) ? value : invalid(`Param ${path} must be an array.`);
}

/** Counted in UTF-16 units, the stricter of the two ways to count. */
export function textAt(parent: Json, key: string, path: string, limits: TextLimits): string {
  const value = parent[key];
  if (value === undefined || value === null || value === "") return missing(path);
  if (typeof value !== "string") return invalid(`Param ${path} must be a string.`);
  if (value.length <= limits.max) return value;
  throw whatsappError(limits.code ?? 131009, `Param ${path} must be at most ${limits.max} characters long.`);
}

export function optionalTextAt(
  parent: Json,
  key: string,
  path: string,
  limits: TextLimits,
): string | undefined {
  const value = parent[key];
  return value === undefined || value === null || value === ""
    ? undefined
    : textAt(parent, key, path, limits);
}

export function numberAt(
  parent: Json,
  key: string,
  path: string,
  { min, max }: { min: number; max: number },
): number {
  const value = parent[key];
  if (value === undefined || value === null || value === "") return missing(path);
  const parsed = typeof value === "number" ? value : Number(value);
  if (!Number.isFinite(parsed) || parsed < min || parsed > max)
    return wrong(`Param ${path} must be a number from ${min} to ${max}.`);
  return parsed;
}

export function oneOf(value: unknown, allowed: readonly string[], path: string): string {
  if (typeof value === "string" && allowed.includes(value)) return value;
  return invalid(`Param ${path} must be one of {${allowed.join(", ")}} - got "${String(value)}".`);
}

export function countOf(
  list: readonly unknown[],
  path: string,
  { min, max }: { min: number; max: number },
): void {
  if (list.length < min || list.length > max)
    wrong(`Param ${path} must have ${min} to ${max} items, and has ${list.length}.`);
}

export function itemAt(list: readonly unknown[], index: number, path: string): Json {
  const value = list[index];
  return isRecord(value) ? value : invalid(`Param ${path}[${index}] must be a JSON object.`);
}

export function webAddressAt(parent: Json, key: string, path: string, max = 2000): string {
  const value = textAt(parent, key, path, { max });
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value.replaceAll(/\{\{.*?\}\}/g, "x")))
    wrong(`Param ${path} must be a valid URL.`);
  return value;
}
