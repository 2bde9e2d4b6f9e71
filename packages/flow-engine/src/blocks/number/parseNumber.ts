// Numbers as people write them: 1234.5, 1,234.5, 1.234,5, 1 234 and 12,5.

const plain = /^[+-]?\d+(?:\.\d+)?$/;
const commaGroups = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const otherGroups = /^[+-]?\d{1,3}(?:[ .']\d{3})+(?:,\d+)?$/;
const commaDecimals = /^[+-]?\d+,\d+$/;

/** Longer input is refused before it is parsed. */
const maximumLength = 40;

/** The number, or null. A single group after a comma is read as thousands ("1,000"), after a point as decimals. */
export function parseNumber(typed: string): number | null {
  const text = typed.trim().replace(/[\u00a0\u202f]/g, " ");
  if (text.length > maximumLength) return null;
  if (plain.test(text)) return finite(text);
  if (commaGroups.test(text)) return finite(text.replaceAll(",", ""));
  if (otherGroups.test(text)) return finite(text.replace(/[ .']/g, "").replace(",", "."));
  if (commaDecimals.test(text)) return finite(text.replace(",", "."));
  return null;
}

function finite(text: string): number | null {
  const value = Number(text);
  // -0 would not survive being stored as JSON.
  return Number.isFinite(value) ? value + 0 : null;
}
