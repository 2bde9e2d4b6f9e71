// Settings of the signature.

import { z } from "zod";
import { labelField, requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const signatureSettings = z.object({
  ...requestFields({
    question: "Please sign here.",
    isLead: false,
    knownHint: "Does not ask again who has signed before in this conversation.",
  }),
  submitLabel: labelField("Button to send", "Sign"),
  clearLabel: labelField("Button to begin again", "Clear"),
  acceptTyped: field(z.boolean().default(true), {
    label: "Accept a typed name",
    hint: "For people who cannot draw, and for channels without a field to draw in.",
    tab: "logic",
    control: "toggle",
  }),
});
export type SignatureSettings = z.infer<typeof signatureSettings>;
