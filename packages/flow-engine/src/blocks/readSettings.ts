// Reads the settings of a block. Drafts may hold half-typed values: each setting that does not fit is replaced by its
// default and reported, so that the rest of the block still runs.

import type { SettingsSchema } from "./blockKind.ts";

export interface ReadSettings<Settings> {
  settings: Settings;
  invalid: { path: string; message: string }[];
}

export function readSettings<Settings>(
  schema: SettingsSchema<Settings>,
  raw: Readonly<Record<string, unknown>>,
): ReadSettings<Settings> {
  const first = schema.safeParse(raw);
  if (first.success) return { settings: first.data, invalid: [] };

  const invalid = first.error.issues.map((issue) => ({
    path: issue.path.map(String).join("."),
    message: issue.message,
  }));
  const wrong = new Set(first.error.issues.map((issue) => String(issue.path[0])));
  const second = schema.safeParse(Object.fromEntries(Object.entries(raw).filter(([key]) => !wrong.has(key))));
  if (second.success) return { settings: second.data, invalid };

  const defaults = schema.safeParse({});
  if (!defaults.success) throw new Error("A block schema must be valid without any settings.");
  return { settings: defaults.data, invalid };
}
