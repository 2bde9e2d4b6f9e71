// One page of a list answer, with cursors as Graph gives them.

import type { GraphCall } from "../types.ts";
import { whatsappError } from "./whatsappError.ts";

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 1000;

export interface Page<T> {
  data: T[];
  paging?: { cursors: { before: string; after: string }; next?: string };
}

export function cutPage<T>(
  items: readonly T[],
  { parameters, call }: Pick<GraphCall, "parameters" | "call">,
): Page<T> {
  const limit = Math.min(
    MAX_LIMIT,
    Math.max(1, Number(parameters["limit"] ?? DEFAULT_LIMIT) || DEFAULT_LIMIT),
  );
  const { after } = parameters;
  const start = after === undefined || after === "" ? 0 : readCursor(String(after)) + 1;
  const data = items.slice(start, start + limit);
  if (data.length === 0) return { data };
  const end = start + data.length - 1;
  const next = new URL(call.path, call.origin);
  for (const [name, value] of call.query) next.searchParams.set(name, value);
  next.searchParams.set("after", cursor(end));
  return {
    data,
    paging: {
      cursors: { before: cursor(start), after: cursor(end) },
      ...(end + 1 < items.length ? { next: next.href } : {}),
    },
  };
}

function cursor(index: number): string {
  return Buffer.from(`cursor:${index}`).toString("base64url");
}

function readCursor(source: string): number {
  const index = /^cursor:(\d+)$/.exec(Buffer.from(source, "base64url").toString())?.[1];
  if (index === undefined) throw whatsappError(131059, "The cursor is not valid.");
  return Number(index);
}
