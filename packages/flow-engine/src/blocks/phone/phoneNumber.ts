// A phone number as people type it, checked against the numbering plans.

import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { CountryCode } from "libphonenumber-js/min";
import type { ContactFacts } from "../../types.ts";

/** Used when neither the author nor the visitor's place tells a country. */
const fallbackCountry: CountryCode = "US";

/** Longer input cannot be a number; it is refused before it is parsed. */
const maximumTypedLength = 40;

export interface PhoneNumber {
  dialCode: string;
  number: string;
  /** As machines dial it: `+4915123456789`. */
  whole: string;
  /** As people read it: `+49 1512 3456789`. */
  text: string;
}

export function parsePhone(typed: string, country: CountryCode): PhoneNumber | null {
  if (typed.length > maximumTypedLength) return null;
  const parsed = parsePhoneNumberFromString(typed, country);
  if (!parsed?.isValid()) return null;
  return {
    dialCode: `+${parsed.countryCallingCode}`,
    number: String(parsed.nationalNumber),
    whole: parsed.number,
    text: parsed.formatInternational(),
  };
}

export function chooseCountry(chosen: string, contact: ContactFacts): CountryCode {
  for (const candidate of [chosen, contact.country ?? ""]) {
    const code = candidate.trim().toUpperCase();
    if (isSupportedCountry(code)) return code;
  }
  return fallbackCountry;
}
