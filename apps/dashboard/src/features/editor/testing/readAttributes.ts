// Attributes typed as lines: `order_status = shipped`.

/** Lines without a name or an equals sign are passed over; values keep what stands behind the first sign. */
export function readAttributes(text: string): Record<string, string> {
  const pairs = text.split("\n").flatMap((line): [string, string][] => {
    const at = line.indexOf("=");
    const name = at < 0 ? "" : line.slice(0, at).trim();
    return name === "" ? [] : [[name, line.slice(at + 1).trim()]];
  });
  return Object.fromEntries(pairs);
}
