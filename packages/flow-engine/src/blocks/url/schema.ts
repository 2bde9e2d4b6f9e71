// Settings of the web address question.

import { z } from "zod";
import { placeholderField, requestFields } from "../../settings/commonFields.ts";

export const urlSettings = z.object({
  ...requestFields({
    question: "What is the address of your website?",
    isLead: false,
    knownHint: "Does not ask again when this question was answered before.",
  }),
  placeholder: placeholderField("https://example.com"),
});
