// Settings of the one-time code.

import { z } from "zod";
import { requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const otpSettings = z.object({
  ...requestFields({
    question: "We have sent you a code. Please type it here.",
    isLead: false,
    knownHint: "Does not ask again who has proved the address before in this conversation.",
  }),
  to: field(z.string().max(500).default("{{ contact.email }}"), {
    label: "Send the code to",
    hint: "An e-mail address, usually the contact's.",
    tab: "content",
    control: "text",
    template: true,
    required: true,
  }),
  length: field(z.number().int().min(4).max(8).default(6), {
    label: "Digits",
    tab: "logic",
    control: "number",
  }),
  validMinutes: field(z.number().int().min(1).max(60).default(10), {
    label: "Valid for (minutes)",
    tab: "logic",
    control: "number",
  }),
});
export type OtpSettings = z.infer<typeof otpSettings>;
