// Attributes as lines people can edit: `key = value`.

export function attributesText(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([key, value]) => `${key} = ${value.replaceAll("\n", " ")}`)
    .join("\n");
}

/** Lines without a sign are left out. */
export function attributesOf(text: string): Record<string, string> {
  const pairs = text.split("\n").flatMap((line): [string, string][] => {
    const sign = line.indexOf("=");
    const key = line.slice(0, Math.max(0, sign)).trim();
    return key === "" ? [] : [[key, line.slice(sign + 1).trim()]];
  });
  return Object.fromEntries(pairs);
}
