// Sizes of files in the visitor's language.

import { numberFormat } from "./translate.ts";

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
const step = 1_000;

export function fileSize(bytes: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const options: Intl.NumberFormatOptions = {
    style: "unit",
    unit: units[power] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: power > 1 ? 1 : 0,
  };
  return numberFormat(options).format(bytes / step ** power);
}
