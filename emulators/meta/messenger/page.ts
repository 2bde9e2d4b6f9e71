// Parts of an answer: the fields that were asked for, and lists in pages with cursors.

import { numberOf, textOf, type Fields } from "./fields.ts";

const DEFAULT_LIMIT = 25;
const LARGEST_LIMIT = 100;

/** `fields=id,name` of an object; everything without it. Nested fields in braces ask for their parent. */
export function pickFields(object: Fields, fields: unknown): Fields {
  const asked = textOf(fields);
  if (!asked) return object;
  const names = asked.replace(/[({][^()]*[)}]/g, "").split(",");
  const wanted = new Set(["id", ...names.map((name) => (name.split(".")[0] ?? "").trim())]);
  return Object.fromEntries(
    Object.entries(object).filter(([name, value]) => wanted.has(name) && value !== undefined),
  );
}

/** A list of objects with `limit` and `after`. */
export function presentList(items: readonly Fields[], parameters: Fields, address: string): Fields {
  const limit = Math.min(LARGEST_LIMIT, Math.max(1, numberOf(parameters["limit"]) ?? DEFAULT_LIMIT));
  const after = textOf(parameters["after"]);
  const start = after === undefined ? 0 : Number(Buffer.from(after, "base64url").toString("utf8")) + 1 || 0;
  const shown = items.slice(start, start + limit);
  if (shown.length === 0) return { data: [] };
  const cursor = (index: number) => Buffer.from(String(index)).toString("base64url");
  const end = start + shown.length;
  const cursors = { before: cursor(start), after: cursor(end - 1) };
  const next = new URL(address);
  next.searchParams.set("limit", String(limit));
  next.searchParams.set("after", cursors.after);
  return {
    data: shown.map((item) => pickFields(item, parameters["fields"])),
    paging: { cursors, ...(end < items.length ? { next: next.toString() } : {}) },
  };
}

/** The address of a call without its token, for `paging.next`. */
export function addressOf(call: { origin: string; path: string; query: URLSearchParams }): string {
  const url = new URL(call.path, call.origin);
  for (const [name, value] of call.query) if (name !== "access_token") url.searchParams.set(name, value);
  return url.toString();
}

/** Times as Graph writes them. */
export function graphTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, "+0000");
}
