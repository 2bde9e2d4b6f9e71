// Languages, time zones and countries, named by the browser in the present language.
import { currentLanguage } from "../../../i18n/t.ts";

interface Option {
  value: string;
  label: string;
}

/** Languages the chat window has texts for come first by being the only ones. */
const WIDGET_LANGUAGES = ["en", "ar", "de", "es", "fr", "hi", "pt"] as const;
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** Codes the browser names although they are no countries. */
const NO_COUNTRIES = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"]);

export function languageOptions(): Option[] {
  const names = new Intl.DisplayNames(currentLanguage(), { type: "language" });
  return WIDGET_LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value }));
}

export function timeZoneOptions(): Option[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")].map((value) => ({
    value,
    label: value.replaceAll("_", " "),
  }));
}

let countries: Option[] | undefined;

/** Every two-letter code the browser has a name for. */
export function countryOptions(): Option[] {
  if (countries) return countries;
  const names = new Intl.DisplayNames(currentLanguage(), { type: "region", fallback: "none" });
  countries = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NO_COUNTRIES.has(code))
    .flatMap((value) => {
      const label = names.of(value);
      return label === undefined || label === value ? [] : [{ value, label }];
    })
    .toSorted((left, right) => left.label.localeCompare(right.label));
  return countries;
}
