// Settings of the picture choice.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { labelField, requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";
import { optionsFromField, pictureOptionsField } from "../../settings/optionsField.ts";

export const pictureChoiceSettings = z.object({
  ...requestFields({
    question: "",
    isLead: false,
    knownHint: "Takes the same way again when this question was answered before.",
  }),
  options: pictureOptionsField(),
  several: field(z.boolean().default(false), {
    label: "Several may be chosen",
    hint: "All answers then lead the same way.",
    tab: "logic",
    control: "toggle",
  }),
  min: field(z.number().int().min(1).max(limits.choiceOptions).default(1), {
    label: "At least",
    tab: "logic",
    control: "number",
    visibleWhen: { field: "several", equals: true },
  }),
  max: field(z.number().int().min(1).max(limits.choiceOptions).nullable().default(null), {
    label: "At most",
    hint: "Leave empty to allow all.",
    tab: "logic",
    control: "number",
    visibleWhen: { field: "several", equals: true },
  }),
  submitLabel: labelField("Button", "Done"),
  optionsFrom: optionsFromField(),
});
export type PictureChoiceSettings = z.infer<typeof pictureChoiceSettings>;
