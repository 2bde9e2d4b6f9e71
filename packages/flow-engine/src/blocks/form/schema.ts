// Settings of the form.

import { limits } from "@parley/contracts/limits";
import { formFieldKinds } from "@parley/contracts/messages";
import { z } from "zod";
import { labelField, requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";
import { fieldId, optionSetting } from "../../settings/optionsField.ts";

const fieldSetting = z.object({
  /** Also the name of the field's answer: `answers.<block>_<id>`. */
  id: fieldId,
  kind: z.enum(formFieldKinds).default("text"),
  label: z.string().max(limits.choiceTitleLength).default(""),
  isRequired: z.boolean().default(true),
  placeholder: z.string().max(limits.choiceTitleLength).default(""),
  options: z.array(optionSetting).max(limits.choiceOptions).default([]),
  saveToAttribute: z.string().max(limits.attributeKeyLength).default(""),
});
export type FieldSetting = z.infer<typeof fieldSetting>;

export const formSettings = z.object({
  ...requestFields({
    question: "Please fill in the form.",
    isLead: true,
    knownHint: "Does not ask again when the form was filled in before in this conversation.",
  }),
  fields: field(z.array(fieldSetting).max(limits.formFields).default([]), {
    label: "Fields",
    hint: "Texts read each one as {{ answers.BLOCK_FIELD }}; type / to insert it.",
    tab: "content",
    control: "formFields",
    template: true,
  }),
  submitLabel: labelField("Button", "Send"),
  fillContact: field(z.boolean().default(true), {
    label: "Keep e-mail and phone with the contact",
    tab: "logic",
    control: "toggle",
  }),
});
export type FormSettings = z.infer<typeof formSettings>;
