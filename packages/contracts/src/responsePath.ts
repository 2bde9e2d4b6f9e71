// Where a value lies in a JSON answer: `order.items[0].name`, `["odd key"].x`; or `$status` and `$body` for the answer
// itself. Written by people or picked from a tree, read by the server.

export type ResponsePath =
  | { kind: "status" }
  | { kind: "body" }
  | { kind: "json"; keys: readonly (string | number)[] };

/** Deeper values are not reached by anything honest. */
const KEYS_MAXIMUM = 50;
const word = /^[\p{L}_$][\p{L}\p{N}_$-]*/u;
const step = /^(?:\.?\[(\d{1,9})\]|\.?\["((?:[^"\\]|\\.)*)"\]|\.?\['((?:[^'\\]|\\.)*)'\]|\.?([^.[\]"'\s]+))/u;

/** Null for a text that is no path. */
export function parseResponsePath(text: string): ResponsePath | null {
  const trimmed = text.trim();
  if (trimmed === "$status") return { kind: "status" };
  if (trimmed === "$body") return { kind: "body" };
  let rest = trimmed.startsWith("$.") || trimmed.startsWith("$[") ? trimmed.slice(1) : trimmed;
  if (rest === "" || rest.startsWith("..")) return null;
  const keys: (string | number)[] = [];
  while (rest !== "") {
    const found = step.exec(rest);
    if (!found || keys.length >= KEYS_MAXIMUM) return null;
    const [whole, index, double, single, name] = found;
    if (name !== undefined && keys.length > 0 && !whole.startsWith(".")) return null;
    if (index !== undefined) keys.push(Number(index));
    else keys.push(name ?? (double ?? single ?? "").replace(/\\(.)/g, "$1"));
    rest = rest.slice(whole.length);
  }
  return { kind: "json", keys };
}

/** The path of a place in a JSON value. Example: `formatResponsePath(["items", 0, "odd key"])` is `items[0]["odd key"]`. */
export function formatResponsePath(keys: readonly (string | number)[]): string {
  return keys
    .map((key, index) => {
      if (typeof key === "number") return `[${key}]`;
      if (word.exec(key)?.[0] !== key || key.startsWith("$")) return `["${key.replace(/["\\]/g, "\\$&")}"]`;
      return index === 0 ? key : `.${key}`;
    })
    .join("");
}

/** The value at a path, or undefined. Own properties only. */
export function readJsonPath(value: unknown, keys: readonly (string | number)[]): unknown {
  let found = value;
  for (const key of keys) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}
