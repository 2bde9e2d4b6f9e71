// Settings of the text question.

import { z } from "zod";
import { maxLengthField, placeholderField, requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const textQuestionSettings = z.object({
  ...requestFields({
    question: "",
    isLead: false,
    knownHint: "Does not ask again when this question was answered before.",
  }),
  placeholder: placeholderField("Type your answer"),
  multiline: field(z.boolean().default(false), {
    label: "Several lines",
    hint: "Offers a larger field for longer answers.",
    tab: "content",
    control: "toggle",
  }),
  maxLength: maxLengthField(1_000),
});
