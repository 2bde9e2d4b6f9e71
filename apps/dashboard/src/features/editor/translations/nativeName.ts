// What a language calls itself: `de` is “Deutsch”.

/** The language's own name, with a capital where it has one; the tag itself where nobody knows it. */
export function nativeName(tag: string): string {
  try {
    const name = new Intl.DisplayNames([tag], { type: "language", fallback: "none" }).of(tag);
    if (name === undefined) return tag;
    const [first = ""] = name;
    return first.toLocaleUpperCase(tag) + name.slice(first.length);
  } catch {
    return tag;
  }
}
