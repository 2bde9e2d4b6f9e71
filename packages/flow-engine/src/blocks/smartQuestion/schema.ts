// Settings of the smart question.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { maxLengthField, placeholderField, requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";
import { optionId } from "../../settings/optionsField.ts";

/** Keywords of one row. */
export const maximumKeywords = 30;

const keywordRow = z.object({
  id: optionId,
  title: z.string().max(limits.choiceTitleLength).default(""),
  keywords: z.array(z.string().max(limits.choiceTitleLength)).max(maximumKeywords).default([]),
});
export type KeywordRow = z.infer<typeof keywordRow>;

export const smartQuestionSettings = z.object({
  ...requestFields({
    question: "How can I help you?",
    isLead: false,
    knownHint: "Takes the same way again when this question was answered before.",
  }),
  placeholder: placeholderField("Type your answer"),
  rows: field(z.array(keywordRow).max(limits.choiceOptions).default([]), {
    label: "Keywords",
    hint: "Each row leads its own way; the first one that fits is taken. Add the words of every language you speak.",
    tab: "content",
    control: "keywordRows",
  }),
  match: field(z.enum(["exact", "contains", "fuzzy"]).default("contains"), {
    label: "The answer fits when it",
    tab: "logic",
    control: "select",
    options: [
      { value: "exact", label: "is a keyword" },
      { value: "contains", label: "contains a keyword" },
      { value: "fuzzy", label: "contains a keyword, with typing errors" },
    ],
  }),
  maxLength: maxLengthField(1_000),
});
export type SmartQuestionSettings = z.infer<typeof smartQuestionSettings>;
