// Settings of the contact card.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { delayField, transcriptField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

const line = (label: string, placeholder: string, maximum: number = limits.nameLength) =>
  field(z.string().max(maximum).default(""), {
    label,
    tab: "content",
    control: "text",
    placeholder,
    template: true,
  });

export const contactCardSettings = z.object({
  name: field(z.string().max(limits.nameLength).default(""), {
    label: "Name",
    tab: "content",
    control: "text",
    placeholder: "Ada Lovelace",
    template: true,
    required: true,
  }),
  organisation: line("Company", "ACME Ltd"),
  phone: line("Phone", "+47 22 12 34 56"),
  email: line("E-mail", "ada@example.com", 254),
  url: line("Web page", "https://example.com/ada", limits.urlLength),
  delaySeconds: delayField(),
  includeInTranscript: transcriptField(),
});
export type ContactCardSettings = z.infer<typeof contactCardSettings>;
