// Settings of the location question.

import { z } from "zod";
import { placeholderField, requestFields } from "../../settings/commonFields.ts";

export const locationSettings = z.object({
  ...requestFields({
    question: "Where are you?",
    isLead: false,
    knownHint: "Does not ask again when this question was answered before.",
  }),
  placeholder: placeholderField("Street and city"),
});
