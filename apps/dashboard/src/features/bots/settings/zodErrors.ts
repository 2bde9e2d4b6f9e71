// Problems a schema finds, by form field.
import type { z } from "zod";

export function zodErrors(schema: z.ZodType, values: unknown): Record<string, string> {
  const result = schema.safeParse(values);
  if (result.success) return {};
  return Object.fromEntries(
    result.error.issues.map(({ path, message }) => [fieldPath(path), message] as const).toReversed(),
  );
}

/** A problem inside a plain list belongs to the list's field. */
function fieldPath(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  return (typeof last === "number" ? path.slice(0, -1) : path).map(String).join(".");
}
