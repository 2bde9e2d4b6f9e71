// Ids of new blocks, options and rules: short, random, valid everywhere an id of the document is allowed.

const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
/** 12 characters of 32 letters are 60 bits: two authors never make the same id. */
const idLength = 12;

export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(idLength));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join("");
}
