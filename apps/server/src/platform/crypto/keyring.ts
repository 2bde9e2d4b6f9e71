// Purpose keys from the instance secret by HKDF-SHA256. Keys of different purposes tell nothing about each other,
// so a token signed for one purpose is worthless for another.

import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";

export const KEY_BYTES = 32;
const HKDF_SALT = "parley/v1";

/** A program asks for a handful of purposes; a purpose built from outside data would show here as a defect. */
const MAXIMUM_PURPOSES = 100;

export interface Keyring {
  /** The key of this purpose: 32 bytes, the same in every process with the same secret. */
  key(purpose: string): Buffer;
  /** The same key, ready for Node's own functions: preparing it costs as much as signing a token. */
  keyObject(purpose: string): KeyObject;
}

export function deriveKey(secret: string, purpose: string): Buffer {
  if (purpose === "") throw new Error("A purpose key needs a purpose.");
  return Buffer.from(hkdfSync("sha256", secret, HKDF_SALT, purpose, KEY_BYTES));
}

interface PurposeKey {
  bytes: Buffer;
  object: KeyObject;
}

/** Derives each key once: verifying a visitor's token is on the path of every message. */
export function createKeyring(secret: string): Keyring {
  const keys = new Map<string, PurposeKey>();

  function find(purpose: string): PurposeKey {
    const known = keys.get(purpose);
    if (known) return known;
    if (keys.size >= MAXIMUM_PURPOSES) throw new Error("Too many key purposes; a purpose is a fixed word.");
    const bytes = deriveKey(secret, purpose);
    const derived = { bytes, object: createSecretKey(bytes) };
    keys.set(purpose, derived);
    return derived;
  }

  return { key: (purpose) => find(purpose).bytes, keyObject: (purpose) => find(purpose).object };
}
