// Phone: fills the contact's number, with the dial code kept apart. Numbers are checked against the numbering plans.

import type { VisitorInput } from "@parley/contracts/messages";
import { isSupportedCountry } from "libphonenumber-js/min";
import type { CountryCode } from "libphonenumber-js/min";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import type { Reading } from "../request/requestSpecification.ts";
import { chooseCountry, parsePhone } from "./phoneNumber.ts";
import { phoneSettings } from "./schema.ts";

export const phoneBlock = defineRequestBlock({
  kind: "phone",
  group: "request",
  label: "Phone number",
  description: "Asks for the phone number and keeps it with the contact.",
  icon: "IconPhone",
  keywords: ["mobile", "telephone", "call", "whatsapp", "contact", "lead"],
  schema: phoneSettings,
  errorMessage: "Please type a phone number with its country code, for example +1 415 555 2671.",
  input: ({ settings, run }, base) => ({
    kind: "phone",
    ...base,
    ...(settings.placeholder ? { placeholder: settings.placeholder } : {}),
    country: chooseCountry(settings.country, run.contact),
  }),
  read: (input, { settings, run }) => readPhone(input, chooseCountry(settings.country, run.contact)),
  known: ({ run }) => (run.contact.phone ? { kind: "phone", ...run.contact.phone } : null),
  check({ settings, report }) {
    const country = settings.country.trim();
    if (country !== "" && !isSupportedCountry(country.toUpperCase())) {
      report("country_unknown", "settings.country", { country });
    }
  },
});

function readPhone(input: VisitorInput, country: CountryCode): Reading {
  const typed = typedNumber(input);
  if (typed === null) return { ok: false, reason: "phone_expected" };
  const parsed = parsePhone(typed, country);
  if (!parsed) return { ok: false, reason: "not_a_phone" };
  const { dialCode, number, whole, text } = parsed;
  return { ok: true, value: whole, text, patch: { phone: { dialCode, number } } };
}

function typedNumber(input: VisitorInput): string | null {
  if (input.kind === "text") return input.text.trim();
  if (input.kind !== "phone") return null;
  // People paste the whole number into the field beside the dial code.
  const number = input.number.trim();
  return number.startsWith("+") ? number : `${input.dialCode} ${number}`;
}
