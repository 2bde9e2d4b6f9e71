// Settings of the multiple choice.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";
import { optionsField, optionsFromField } from "../../settings/optionsField.ts";

export const multipleChoiceSettings = z.object({
  ...requestFields({
    question: "",
    isLead: false,
    knownHint: "Does not ask again when this question was answered before.",
  }),
  options: optionsField(),
  min: field(z.number().int().min(1).max(limits.choiceOptions).default(1), {
    label: "At least",
    tab: "logic",
    control: "number",
  }),
  max: field(z.number().int().min(1).max(limits.choiceOptions).nullable().default(null), {
    label: "At most",
    hint: "Leave empty to allow all.",
    tab: "logic",
    control: "number",
  }),
  submitLabel: field(z.string().max(limits.callToActionLength).default("Done"), {
    label: "Button",
    tab: "content",
    control: "text",
    template: true,
  }),
  optionsFrom: optionsFromField(),
});
export type MultipleChoiceSettings = z.infer<typeof multipleChoiceSettings>;
