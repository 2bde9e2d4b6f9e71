// A position in the inbox list as an opaque text.

import { AppError } from "@parley/contracts/errors";
import { idPattern } from "@parley/contracts/ids";
import type { ListPosition, ListedConversation } from "./store/listConversations.ts";

export function encodeCursor(row: ListedConversation): string {
  return Buffer.from(`${row.activityAt.toISOString()}|${row.id}`).toString("base64url");
}

/** @throws AppError `bad_request` for anything we did not make. */
export function decodeCursor(cursor: string): ListPosition {
  const [activityAt, id, ...rest] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  if (!activityAt || !id || rest.length > 0 || !isMoment(activityAt) || !idPattern.test(id))
    throw new AppError("bad_request");
  return { activityAt, id };
}

/** Exactly as encoded: what else JavaScript takes for a date, PostgreSQL may not. */
function isMoment(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}
