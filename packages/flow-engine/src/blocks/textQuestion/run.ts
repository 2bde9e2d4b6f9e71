// Text question: a free answer.

import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { readText } from "../request/readText.ts";
import { textQuestionSettings } from "./schema.ts";

export const textQuestionBlock = defineRequestBlock({
  kind: "textQuestion",
  group: "request",
  label: "Text question",
  description: "Asks for a free answer.",
  icon: "IconForms",
  keywords: ["ask", "input", "open", "free", "answer"],
  schema: textQuestionSettings,
  errorMessage: "Please type your answer.",
  input: ({ settings }, base) => ({
    kind: "text",
    ...base,
    ...(settings.placeholder ? { placeholder: settings.placeholder } : {}),
    maxLength: settings.maxLength,
    multiline: settings.multiline,
  }),
  read(input, { settings }) {
    const reading = readText(input, settings.maxLength);
    return reading.ok ? { ok: true, value: reading.text, text: reading.text } : reading;
  },
});
