// Problems a schema finds, by form field. The field of a plain list names the entry that is wrong.
import type { z } from "zod";
import { t } from "../../../i18n/t.ts";

export function zodErrors(schema: z.ZodType, values: Record<string, unknown>): Record<string, string> {
  const result = schema.safeParse(values);
  if (result.success) return {};
  return Object.fromEntries(
    result.error.issues
      // The first problem of a field is the one shown.
      .toReversed()
      .map(({ path, message }) => {
        const isEntry = typeof path.at(-1) === "number";
        const entry = isEntry ? valueAt(values, path) : undefined;
        return [
          (isEntry ? path.slice(0, -1) : path).map(String).join("."),
          typeof entry === "string" ? t("bots.settings.entryInvalid", { entry }) : message,
        ] as const;
      }),
  );
}

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value !== null && typeof value === "object" ? Reflect.get(value, key) : undefined),
    values,
  );
}
