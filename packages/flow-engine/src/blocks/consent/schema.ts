// Settings of the consent question.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { labelField, requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const consentSettings = z.object({
  ...requestFields({
    question: "May we keep what you tell us here, to answer you?",
    isLead: false,
    knownHint: "Takes the same way again when this question was answered before.",
  }),
  acceptLabel: labelField("Button to accept", "I agree"),
  declineLabel: labelField("Button to decline", "No, thanks"),
  linkTitle: labelField("Words of the link", "Privacy policy"),
  linkUrl: field(z.string().max(limits.urlLength).default(""), {
    label: "Page with the details",
    hint: "For example your privacy policy. Leave empty for no link.",
    tab: "content",
    control: "text",
    placeholder: "https://example.com/privacy",
    template: true,
  }),
  optIn: field(z.boolean().default(false), {
    label: "The answer allows or forbids us to write first",
    hint: "Accepting subscribes the contact to campaigns, declining unsubscribes it.",
    tab: "logic",
    control: "toggle",
  }),
});
export type ConsentSettings = z.infer<typeof consentSettings>;
