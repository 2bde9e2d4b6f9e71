// What people type, made comparable: no case, no accents' different spellings, single blanks, no punctuation around it.

/** Longer texts are no keywords; only their beginning is looked at. */
const maximumLength = 500;

/** Example: `normaliseText("  Hello, WORLD! ")` is `hello, world`. A text of signs only stays as it is. */
export function normaliseText(text: string): string {
  const plain = text.slice(0, maximumLength).normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
  return plain.replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, "") || plain;
}
