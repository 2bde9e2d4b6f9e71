// Settings of the mail.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "../../settings/field.ts";

/** Longest line of addresses. */
const maximumToLength = 1_000;
const maximumSubjectLength = 200;

export const sendEmailSettings = z.object({
  to: field(z.string().max(maximumToLength).default(""), {
    label: "To",
    hint: "One or more addresses, separated by commas. Type / to insert a variable, for instance the contact's e-mail.",
    tab: "content",
    control: "text",
    template: true,
    required: true,
  }),
  subject: field(z.string().max(maximumSubjectLength).default(""), {
    label: "Subject",
    tab: "content",
    control: "text",
    template: true,
    required: true,
  }),
  body: field(z.string().max(limits.blockTextLength).default(""), {
    label: "Text",
    hint: "Plain text. Type / to insert a variable.",
    tab: "content",
    control: "textarea",
    template: true,
    required: true,
  }),
  replyTo: field(z.string().max(limits.nameLength).default(""), {
    label: "Replies go to",
    hint: "Optional. An address other than the one mails are sent from.",
    tab: "advanced",
    control: "text",
    template: true,
  }),
});
export type SendEmailSettings = z.infer<typeof sendEmailSettings>;
