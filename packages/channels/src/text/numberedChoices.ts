// Choices in words, for more of them than a channel has buttons. The flow engine reads the number, and the title too.

import { word } from "./words.ts";

export interface NumberedChoice {
  title: string;
  text?: string;
}

/** `1. Red` line by line, and what to do with it. */
export function numberedChoices(
  choices: readonly NumberedChoice[],
  language: string,
  { several = false }: { several?: boolean } = {},
): string {
  const lines = choices.map(({ title, text }, index) =>
    [`${index + 1}. ${title}`, ...(text ? [text] : [])].join(" – "),
  );
  return [...lines, "", word(several ? "replyWithNumbers" : "replyWithNumber", language)].join("\n");
}
