// Reading JSON of which nothing is sure: each reader gives the value when it has the type asked for, and nothing otherwise.

export type Fields = Record<string, unknown>;

/** An empty object for everything that is none, so that reading can go on. */
export function fields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Undefined for an empty text too. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function number(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** Ids come as texts or as whole numbers; both become text. */
export function id(value: unknown): string | undefined {
  return Number.isSafeInteger(value) ? String(value) : text(value);
}
