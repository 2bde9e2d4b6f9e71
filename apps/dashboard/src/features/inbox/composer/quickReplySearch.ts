// When an answer begins with `/` and a word is still being typed, quick replies are searched.

/** What to search for, or null when no quick reply is meant. */
export function quickReplySearch(text: string): string | null {
  return /^\/(\S*)$/u.exec(text)?.[1] ?? null;
}
