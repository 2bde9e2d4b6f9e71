// Settings of the phone question.

import { z } from "zod";
import { placeholderField, requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const phoneSettings = z.object({
  ...requestFields({
    question: "What is your phone number?",
    isLead: true,
    knownHint: "Does not ask when the contact's phone number is known.",
  }),
  country: field(z.string().max(2).default(""), {
    label: "Country",
    hint: "Its dial code is chosen at the beginning. Leave empty to use the visitor's country.",
    tab: "content",
    control: "country",
  }),
  placeholder: placeholderField("Your number"),
});
