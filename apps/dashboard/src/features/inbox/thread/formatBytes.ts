// Sizes of files for people: `4.2 MB`.

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
const step = 1_000;

/** @example formatBytes(4_200_000, "en") // "4.2 MB" */
export function formatBytes(bytes: number, language: string): string {
  const place = bytes < step ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: units[place] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: 1,
  }).format(bytes / step ** place);
}
