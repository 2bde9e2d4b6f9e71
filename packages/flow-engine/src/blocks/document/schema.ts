// Settings of the document block.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { speakingFields, textField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const documentSettings = z.object({
  url: field(z.string().max(limits.urlLength).default(""), {
    label: "Document",
    hint: "Address of a file people can download, for example a PDF.",
    tab: "content",
    control: "documentUrl",
    placeholder: "https://example.com/brochure.pdf",
    template: true,
  }),
  name: field(z.string().max(limits.nameLength).default(""), {
    label: "File name",
    hint: "Leave empty to take it from the address.",
    tab: "content",
    control: "text",
    placeholder: "Brochure.pdf",
    template: true,
  }),
  text: textField("Caption", { required: false, hint: "Optional. Shown below the document." }),
  ...speakingFields(),
});
