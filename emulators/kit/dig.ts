// Reads one value out of unknown JSON: `dig(answer, "error.code")`, `dig(body, "entry.0.changes.0.value")`.

export function dig(value: unknown, path: string): unknown {
  let current = value;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null) return undefined;
    current = Object.entries(current).find(([name]) => name === key)?.[1];
  }
  return current;
}
