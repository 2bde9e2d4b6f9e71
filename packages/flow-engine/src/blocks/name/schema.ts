// Settings of the name question.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { maxLengthField, placeholderField, requestFields } from "../../settings/commonFields.ts";

export const nameSettings = z.object({
  ...requestFields({
    question: "What is your name?",
    isLead: true,
    knownHint: "Does not ask when the contact's name is known.",
  }),
  placeholder: placeholderField("Your name"),
  maxLength: maxLengthField(limits.nameLength, limits.nameLength),
});
