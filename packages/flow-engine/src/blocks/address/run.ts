// Address: a form with the parts of a postal address.

import type { FormField } from "@parley/contracts/messages";
import type { BlockContext } from "../blockKind.ts";
import { onMessengers } from "../request/channelNotes.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { formInput, readForm, sayForm, type FilledFields } from "../request/formFlow.ts";
import { renderLabel } from "../request/label.ts";
import type { GoodReading } from "../request/requestSpecification.ts";
import { addressSettings, type AddressSettings } from "./schema.ts";

/** Longest part of an address. */
const partLength = 200;

const parts = [
  { id: "street", labelKey: "streetLabel", autocomplete: "address-line1" },
  { id: "extra", labelKey: "extraLabel", autocomplete: "address-line2" },
  { id: "postalCode", labelKey: "postalCodeLabel", autocomplete: "postal-code" },
  { id: "city", labelKey: "cityLabel", autocomplete: "address-level2" },
  { id: "region", labelKey: "regionLabel", autocomplete: "address-level1" },
  { id: "country", labelKey: "countryLabel", autocomplete: "country-name" },
] as const;

export const addressBlock = defineRequestBlock<AddressSettings>({
  kind: "address",
  group: "request",
  label: "Address",
  description: "Asks for a postal address.",
  icon: "IconHome",
  keywords: ["street", "city", "postal", "zip", "delivery", "shipping", "country"],
  schema: addressSettings,
  errorMessage: "Please fill in your address.",
  input: (context, base) =>
    formInput(context.run, base, fieldsOf(context), renderLabel(context, context.settings.submitLabel, "OK")),
  say: (context) => sayForm(context, fieldsOf(context)),
  read: (input, context, offered) => readForm(input, context.run, fieldsOf(context), offered, finish),
  answerParts: (settings) =>
    parts
      .filter(({ id }) => settings[id] !== "hidden")
      .map(({ id, labelKey }) => ({ id, label: settings[labelKey] || id })),
  check({ settings, report }) {
    if (parts.every(({ id }) => settings[id] === "hidden")) report("fields_missing", "settings.street");
  },
  channels: onMessengers("The parts of the address are asked for one after the other."),
});

function fieldsOf(context: BlockContext<AddressSettings>): FormField[] {
  const { settings } = context;
  return parts
    .filter(({ id }) => settings[id] !== "hidden")
    .map(({ id, labelKey, autocomplete }) => ({
      id,
      kind: "text",
      label: renderLabel(context, settings[labelKey], id),
      isRequired: settings[id] === "required",
      maxLength: partLength,
      autocomplete,
    }));
}

/** On one line: street, addition, postal code and city, region, country. */
function finish(filled: FilledFields): GoodReading {
  const read = (id: string) => filled.get(id)?.text ?? "";
  const town = `${read("postalCode")} ${read("city")}`.trim();
  const line = [read("street"), read("extra"), town, read("region"), read("country")];
  const text = line.filter((part) => part !== "").join(", ");
  const answers = [...filled].map(([id, { value, text: part }]) => [id, { value, text: part }] as const);
  return { ok: true, value: text, text, parts: Object.fromEntries(answers) };
}
