// Settings of the number question.

import { z } from "zod";
import { placeholderField, requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const numberSettings = z.object({
  ...requestFields({
    question: "",
    isLead: false,
    knownHint: "Does not ask again when this question was answered before.",
  }),
  placeholder: placeholderField("0"),
  min: field(z.number().nullable().default(null), {
    label: "Smallest value",
    hint: "Leave empty for no limit.",
    tab: "logic",
    control: "number",
  }),
  max: field(z.number().nullable().default(null), {
    label: "Largest value",
    hint: "Leave empty for no limit.",
    tab: "logic",
    control: "number",
  }),
  wholeNumbers: field(z.boolean().default(false), {
    label: "Whole numbers only",
    tab: "logic",
    control: "toggle",
  }),
  step: field(z.number().positive().nullable().default(null), {
    label: "In steps of",
    hint: "For example 0.5. Leave empty to accept every number.",
    tab: "logic",
    control: "number",
    visibleWhen: { field: "wholeNumbers", equals: false },
  }),
});
export type NumberSettings = z.infer<typeof numberSettings>;
