// Settings of the single choice.

import { z } from "zod";
import { requestFields } from "../../settings/commonFields.ts";
import { optionsField, optionsFromField } from "../../settings/optionsField.ts";

export const singleChoiceSettings = z.object({
  ...requestFields({
    question: "",
    isLead: false,
    knownHint: "Takes the same way again when this question was answered before.",
  }),
  options: optionsField(),
  optionsFrom: optionsFromField(),
});
export type SingleChoiceSettings = z.infer<typeof singleChoiceSettings>;
