// A position in a list ordered by time as an opaque text: a moment and, where two things share it, an id.

import { AppError } from "@parley/contracts/errors";
import { idPattern } from "@parley/contracts/ids";

export interface Moment {
  /** ISO 8601, exact to the millisecond. */
  at: string;
  id: string;
}

export function encodeCursor(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()}|${id}`).toString("base64url");
}

/** @throws AppError `bad_request` for anything we did not make. */
export function decodeCursor(cursor: string): Moment {
  const [at, id, ...rest] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  if (!at || !id || rest.length > 0 || !isMoment(at) || !idPattern.test(id))
    throw new AppError("bad_request");
  return { at, id };
}

/** Exactly as encoded: what else JavaScript takes for a date, PostgreSQL may not. */
function isMoment(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}
