// Settings of the e-mail question.

import { z } from "zod";
import { maxLengthField, placeholderField, requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

/** Longest e-mail address there can be (RFC 5321). */
export const maximumEmailLength = 254;

const domainList = () => z.array(z.string().max(maximumEmailLength)).max(100).default([]);

export const emailSettings = z.object({
  ...requestFields({
    question: "What is your e-mail address?",
    isLead: true,
    knownHint: "Does not ask when the contact's e-mail address is known.",
  }),
  placeholder: placeholderField("name@example.com"),
  allowedDomains: field(domainList(), {
    label: "Only these domains",
    hint: "For example your customer's company. Leave empty to accept all.",
    tab: "logic",
    control: "stringList",
    placeholder: "example.com",
  }),
  refusedDomains: field(domainList(), {
    label: "Not these domains",
    hint: "For example addresses that are thrown away after use.",
    tab: "logic",
    control: "stringList",
    placeholder: "mailinator.com",
  }),
  checkDomain: field(z.boolean().default(false), {
    label: "Ask the domain whether it receives mail",
    hint: "Finds typing errors such as gmial.com. Takes a moment.",
    tab: "logic",
    control: "toggle",
  }),
  maxLength: maxLengthField(maximumEmailLength, maximumEmailLength),
});
export type EmailSettings = z.infer<typeof emailSettings>;
