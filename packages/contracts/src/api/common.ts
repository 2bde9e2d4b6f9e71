// Pieces shared by the endpoint tables: path parameters and keyset pages.

import { z } from "zod";
import { id } from "../ids.ts";
import { limits } from "../limits.ts";

export const inWorkspace = z.object({ workspaceId: id });
export const workspacePath = "/workspaces/:workspaceId";

export const pageQuery = z.object({
  /** Opaque position given as `nextCursor` by the page before. */
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageSizeMaximum).default(limits.pageSize),
});

export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** `?status=OPEN&status=CLOSED` and `?status=OPEN` both read as a list. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(50).optional(),
  );
}

export const queryBoolean = z.enum(["true", "false"]).transform((value) => value === "true");
