// Settings of the yes-or-no question.

import { z } from "zod";
import { labelField, requestFields } from "../../settings/commonFields.ts";

export const yesNoSettings = z.object({
  ...requestFields({
    question: "",
    isLead: false,
    knownHint: "Takes the same way again when this question was answered before.",
  }),
  yesLabel: labelField("Button for yes", "Yes"),
  noLabel: labelField("Button for no", "No"),
});
