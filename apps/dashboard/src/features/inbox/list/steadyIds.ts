// Keeps the list still while somebody points at it: rows stay where they are, and what would have come between
// them waits until the pointer leaves.

/** The rows to show while the list is held: those shown already, then what follows below them (a further page). */
export function steadyIds(shown: readonly string[], wanted: readonly string[]): readonly string[] {
  const known = new Set(shown);
  const lastKnown = wanted.findLastIndex((id) => known.has(id));
  const below = wanted.slice(lastKnown + 1);
  return below.length === 0 || lastKnown === -1 ? shown : [...shown, ...below];
}

/** How many wanted rows are held back. */
export function heldBack(shown: readonly string[], wanted: readonly string[]): number {
  const known = new Set(shown);
  return wanted.filter((id) => !known.has(id)).length;
}

/** The open conversation keeps its row when it no longer matches, for instance after it was read in “Unread”. */
export function keepSelected(
  shown: readonly string[],
  wanted: readonly string[],
  selected: string | null,
): readonly string[] {
  if (selected === null || wanted.includes(selected)) return wanted;
  const place = shown.indexOf(selected);
  if (place === -1) return wanted;
  const before = shown.slice(0, place).findLast((id) => wanted.includes(id));
  const at = before === undefined ? 0 : wanted.indexOf(before) + 1;
  return [...wanted.slice(0, at), selected, ...wanted.slice(at)];
}
