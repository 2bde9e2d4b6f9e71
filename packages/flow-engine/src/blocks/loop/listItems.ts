// The entries of a list written as a JSON array, as lines, or with commas. Empty entries are left out.

/** Example: `listItems("red, green")` is `["red", "green"]`. */
export function listItems(text: string): string[] {
  const trimmed = text.trim();
  const items = fromJson(trimmed) ?? trimmed.split(trimmed.includes("\n") ? "\n" : ",");
  return items.map((item) => item.trim()).filter((item) => item !== "");
}

/** Texts stay as they are; everything else is kept as JSON, to be read with `pick`. */
function fromJson(text: string): string[] | null {
  if (!text.startsWith("[")) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return null;
    return value.map((item: unknown) => (typeof item === "string" ? item : (JSON.stringify(item) ?? "")));
  } catch {
    return null;
  }
}
