// Settings of the address question.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { labelField, requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

const need = (label: string, initial: "required" | "optional" | "hidden") =>
  field(z.enum(["required", "optional", "hidden"]).default(initial), {
    label,
    tab: "content",
    control: "select",
    options: [
      { value: "required", label: "Required" },
      { value: "optional", label: "Optional" },
      { value: "hidden", label: "Not asked" },
    ],
  });

const words = (label: string, initial: string) =>
  field(z.string().max(limits.choiceTitleLength).default(initial), {
    label,
    tab: "advanced",
    control: "text",
    template: true,
  });

export const addressSettings = z.object({
  ...requestFields({
    question: "What is your address?",
    isLead: false,
    knownHint: "Does not ask again when the address was given before in this conversation.",
  }),
  street: need("Street and number", "required"),
  extra: need("Addition", "optional"),
  city: need("City", "required"),
  region: need("Region", "hidden"),
  postalCode: need("Postal code", "required"),
  country: need("Country", "optional"),
  submitLabel: labelField("Button", "Send"),
  streetLabel: words("Words for the street", "Street and number"),
  extraLabel: words("Words for the addition", "Flat, floor, company"),
  cityLabel: words("Words for the city", "City"),
  regionLabel: words("Words for the region", "State or region"),
  postalCodeLabel: words("Words for the postal code", "Postal code"),
  countryLabel: words("Words for the country", "Country"),
});
export type AddressSettings = z.infer<typeof addressSettings>;
