// A position in the list of templates as an opaque text.

import { AppError } from "@parley/contracts/errors";
import { idPattern } from "@parley/contracts/ids";
import type { ListPosition, TemplateRow } from "./store.ts";

export function encodeCursor({ updatedAt, id }: TemplateRow): string {
  return Buffer.from(`${updatedAt.toISOString()}|${id}`).toString("base64url");
}

/** @throws AppError `bad_request` for anything we did not make. */
export function decodeCursor(cursor: string): ListPosition {
  const [updatedAt = "", id = "", ...rest] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  const time = Date.parse(updatedAt);
  const isMoment = !Number.isNaN(time) && new Date(time).toISOString() === updatedAt;
  if (rest.length > 0 || !isMoment || !idPattern.test(id)) throw new AppError("bad_request");
  return { updatedAt, id };
}
