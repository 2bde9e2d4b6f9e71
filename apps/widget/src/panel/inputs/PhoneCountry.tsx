// The dial code before a phone number: short to look at, a full native list of countries to choose from.

import { useMemo } from "preact/hooks";
import { language, t } from "../texts/translate.ts";
import { dialCodes } from "./dialCodes.ts";

export interface PhoneCountryProps {
  country: string;
  onChange(country: string): void;
}

export function dialCodeOf(country: string): string {
  const codes = dialCodes("en");
  return (
    (
      codes.find((entry) => entry.country === country.toUpperCase()) ??
      codes.find((entry) => entry.country === "US")
    )?.code ?? "+1"
  );
}

export function PhoneCountry({ country, onChange }: PhoneCountryProps) {
  const names = language();
  const codes = useMemo(() => dialCodes(names), [names]);
  return (
    <span class="country" dir="ltr">
      <span aria-hidden="true">
        {country} {dialCodeOf(country)}
      </span>
      <select
        aria-label={t("input.country")}
        value={country}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {codes.map(({ country: value, code, name }) => (
          <option key={value} value={value}>
            {name} ({code})
          </option>
        ))}
      </select>
    </span>
  );
}
