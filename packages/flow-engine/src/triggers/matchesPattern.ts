// Page addresses with `*` for anything: compared without case, without the part behind `#`, and without a slash at the
// end. A pattern without a scheme fits every scheme; one that begins with a slash fits every host.

/** Longest address that is looked at. */
const maximumLength = 2_000;

/** Example: `matchesPattern("/pricing*", "https://shop.example/pricing/teams")` is true. */
export function matchesPattern(pattern: string, url: string): boolean {
  const wanted = plain(pattern);
  if (wanted === "") return false;
  const address = plain(url);
  if (wanted.startsWith("/")) return fits(wanted, pathOf(address));
  return fits(wanted, /^[a-z]+:\/\//.test(wanted) ? address : address.replace(/^[a-z]+:\/\//, ""));
}

/** Piece by piece from the left, which takes the length of the text times the number of pieces at most. */
function fits(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return text === first || withoutQuery(text) === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function plain(address: string): string {
  const text = address.trim().slice(0, maximumLength).toLowerCase();
  const [whole = ""] = text.split("#");
  return whole.length > 1 ? whole.replace(/\/$/, "") : whole;
}

function pathOf(address: string): string {
  return address.replace(/^[a-z]+:\/\/[^/?]*/, "") || "/";
}

function withoutQuery(text: string): string {
  return text.split("?")[0]?.replace(/(?<=.)\/$/, "") ?? text;
}
