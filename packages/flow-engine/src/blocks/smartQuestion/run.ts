// Smart question: a free answer that is led on by the words in it.

import type { CheckContext } from "../blockKind.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { readText } from "../request/readText.ts";
import { matchKeywords } from "./matchKeywords.ts";
import { smartQuestionSettings, type SmartQuestionSettings } from "./schema.ts";

export const smartQuestionBlock = defineRequestBlock<SmartQuestionSettings>({
  kind: "smartQuestion",
  group: "request",
  label: "Smart question",
  description: "Asks for a free answer and goes on by the keywords in it.",
  icon: "IconBulb",
  keywords: ["keyword", "route", "intent", "understand", "branch", "free text"],
  schema: smartQuestionSettings,
  errorMessage: "Please type your answer.",
  input: ({ settings }, base) => ({
    kind: "text",
    ...base,
    ...(settings.placeholder ? { placeholder: settings.placeholder } : {}),
    maxLength: settings.maxLength,
    multiline: false,
  }),
  read(input, { settings }) {
    const reading = readText(input, settings.maxLength);
    return reading.ok ? { ok: true, value: reading.text, text: reading.text } : reading;
  },
  outputs: (settings) => [
    ...settings.rows.map((row) => ({ id: row.id, label: row.title || row.keywords[0] || "Keywords" })),
    { id: "else", label: "Anything else" },
  ],
  outputOf: (value, settings) => matchKeywords(String(value), settings)?.id ?? "else",
  check: checkRows,
});

function checkRows({ settings, report }: CheckContext<SmartQuestionSettings>): void {
  if (settings.rows.length === 0) report("keywords_missing", "settings.rows");
  const ids = new Set<string>();
  const words = new Set<string>();
  for (const [index, row] of settings.rows.entries()) {
    const path = `settings.rows.${index}`;
    const keywords = row.keywords.map((keyword) => keyword.trim().toLowerCase()).filter(Boolean);
    if (keywords.length === 0) report("keywords_missing", `${path}.keywords`);
    for (const keyword of new Set(keywords)) {
      if (words.has(keyword)) report("keyword_repeated", `${path}.keywords`, { keyword });
      words.add(keyword);
    }
    if (ids.has(row.id)) report("option_id_repeated", `${path}.id`, { id: row.id });
    ids.add(row.id);
  }
}
