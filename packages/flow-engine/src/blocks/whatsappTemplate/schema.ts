// Settings of the WhatsApp template.

import { languageTag } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "../../settings/field.ts";

/** Parameters of one template. */
const maximumParameters = 20;
/** Names as Meta accepts them. */
export const templateName = /^[a-z0-9_]{1,512}$/;

export const whatsappTemplateSettings = z.object({
  name: field(z.string().max(limits.nameLength).default(""), {
    label: "Template",
    hint: "Its name as approved by WhatsApp, for instance order_update.",
    tab: "content",
    control: "text",
    required: true,
  }),
  language: field(languageTag.default("en"), {
    label: "Language",
    hint: "The language the template was approved in.",
    tab: "content",
    control: "text",
  }),
  parameters: field(z.array(z.string().max(limits.attributeValueLength)).max(maximumParameters).default([]), {
    label: "Values",
    hint: "What stands for {{1}}, {{2}} and so on, in order. Type / to insert a variable.",
    tab: "content",
    control: "stringList",
    template: true,
  }),
});
export type WhatsappTemplateSettings = z.infer<typeof whatsappTemplateSettings>;
