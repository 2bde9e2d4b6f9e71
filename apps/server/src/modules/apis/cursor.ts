// A position in the log as an opaque text.

import { AppError } from "@parley/contracts/errors";
import { idPattern } from "@parley/contracts/ids";
import type { CallFilter, CallSummaryRow } from "./store/calls.ts";

export function encodeCursor({ createdAt, id }: CallSummaryRow): string {
  return Buffer.from(`${createdAt.toISOString()}|${id}`).toString("base64url");
}

/** @throws AppError `bad_request` for anything we did not make. */
export function decodeCursor(cursor: string): CallFilter["before"] {
  const [createdAt, id, ...rest] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  if (!createdAt || !id || rest.length > 0 || !isMoment(createdAt) || !idPattern.test(id))
    throw new AppError("bad_request");
  return { createdAt, id };
}

/** Exactly as encoded: what else JavaScript takes for a date, PostgreSQL may not. */
function isMoment(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}
