// Settings of the AI answer.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import {
  maximumNoAnswerMinutes,
  placeholderField,
  speakingFields,
  textField,
} from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

/** Questions one block may answer in a row. */
const maximumQuestions = 50;
/** Suggestions offered at once. */
export const maximumSuggestions = 3;

export const aiAnswerSettings = z.object({
  text: textField("First message", {
    initial: "What would you like to know?",
    required: false,
    hint: "Said before the first question. Type / to insert a variable.",
  }),
  suggestions: field(z.array(z.string().max(limits.choiceTitleLength)).max(maximumSuggestions).default([]), {
    label: "Suggested questions",
    hint: "Up to three to begin with; later ones come from the AI.",
    tab: "content",
    control: "stringList",
    said: true,
  }),
  placeholder: placeholderField("Ask a question"),
  instructions: field(z.string().max(limits.blockTextLength).default(""), {
    label: "Instructions",
    hint: "How to answer here, beside the bot's persona. Type / to insert a variable.",
    tab: "content",
    control: "textarea",
    template: true,
  }),
  maximumQuestions: field(z.number().int().min(1).max(maximumQuestions).default(3), {
    label: "Questions in a row",
    hint: "After so many answers the conversation goes on at “Next”.",
    tab: "logic",
    control: "number",
  }),
  allowSkip: field(z.boolean().default(true), {
    label: "The visitor may go on without another question",
    tab: "logic",
    control: "toggle",
  }),
  noAnswerMinutes: field(z.number().min(0).max(maximumNoAnswerMinutes).default(0), {
    label: "Go on without a question after (minutes)",
    hint: "0 waits for ever. The block gets a way out for no question.",
    tab: "logic",
    control: "number",
  }),
  ...speakingFields(),
});
export type AiAnswerSettings = z.infer<typeof aiAnswerSettings>;
