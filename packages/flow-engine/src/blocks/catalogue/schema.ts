// Settings of the catalogue.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { speakingFields, textField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

/** Products WhatsApp shows in one message. */
const maximumProducts = 30;

export const catalogueSettings = z.object({
  text: textField("Message", { initial: "Have a look at these." }),
  productIds: field(z.array(z.string().max(limits.nameLength)).max(maximumProducts).default([]), {
    label: "Products",
    hint: "Their ids in your catalogue. Leave empty to show the whole catalogue.",
    tab: "content",
    control: "stringList",
  }),
  includeInTranscript: speakingFields().includeInTranscript,
});
export type CatalogueSettings = z.infer<typeof catalogueSettings>;
