// A template's words with values in place of its variables.

/** A text with what was filled in; what is still open stays visible. */
export function fillWords(text: string, prefix: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (whole, name: string) => {
    const value = values[`${prefix}${name}`]?.trim();
    return value ? value : whole;
  });
}
