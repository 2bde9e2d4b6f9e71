// Growing gaps between attempts.

const FIRST_MS = 1_000;
const LONGEST_MS = 15 * 60_000;

/** `attempts` made so far; without chance, because lanes are spread already. */
export function backoffMs(attempts: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** attempts);
}
