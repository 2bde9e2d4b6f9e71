// Tokens that people copy. The prefix says what they are for, to people and to secret scanners.

import { randomBytes } from "node:crypto";

/** 256 bits: cannot be guessed, so that a fast hash may keep it. */
const TOKEN_BYTES = 32;
const prefixPattern = /^[a-z][a-z0-9]{0,15}$/;

/** `randomToken("pat")` gives `pat_` and 43 characters of base64url. */
export function randomToken(prefix: string): string {
  if (!prefixPattern.test(prefix))
    throw new Error("A token prefix is 1 to 16 lower-case letters and digits.");
  return `${prefix}_${randomBytes(TOKEN_BYTES).toString("base64url")}`;
}
