// Ids which look like a provider's and are the same in every run with the same seed.

export interface Ids {
  /** Between 0 and 1, as Math.random. */
  random(): number;
  digits(length: number): string;
  hex(length: number): string;
  /** Letters and digits. */
  letters(length: number): string;
  /** A whole number which grows by one, per name. */
  next(name: string): number;
}

const HEX = "0123456789abcdef";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

export function createIds(seed = 1): Ids {
  let state = seed >>> 0 || 1;
  const counters = new Map<string, number>();

  // Mulberry32: small, even enough, and the same everywhere.
  function random(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  function pick(alphabet: string, length: number): string {
    return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join("");
  }

  return {
    random,
    digits: (length) => String(1 + Math.floor(random() * 9)) + pick("0123456789", length - 1),
    hex: (length) => pick(HEX, length),
    letters: (length) => pick(LETTERS, length),
    next(name) {
      const value = (counters.get(name) ?? 0) + 1;
      counters.set(name, value);
      return value;
    },
  };
}
