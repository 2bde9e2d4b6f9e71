// Codes that prove an address. What is stored, and what tasks carry, is a keyed hash bound to the place in the
// conversation; the code itself stands in the mail and nowhere else.

import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import type { Keyring } from "../../platform/crypto/index.ts";

const PURPOSE = "verification-code";
/** Digits a code has at least, whatever a block says. */
const MINIMUM_LENGTH = 4;
const MAXIMUM_LENGTH = 10;

export interface CodePlace {
  workspaceId: string;
  conversationId: string;
  blockId: string;
}

export function newCode(length: number): string {
  const digits = Math.min(Math.max(Math.trunc(length), MINIMUM_LENGTH), MAXIMUM_LENGTH);
  return Array.from({ length: digits }, () => randomInt(10)).join("");
}

/** Blanks and hyphens, as people type them, do not count. */
export function hashCode(keyring: Keyring, place: CodePlace, code: string): string {
  const bare = code.replaceAll(/[\s-]/g, "");
  return keyedHash(keyring, ["code", place.workspaceId, place.conversationId, place.blockId, bare]);
}

export function hashAddress(keyring: Keyring, workspaceId: string, address: string): string {
  return keyedHash(keyring, ["address", workspaceId, address.trim().toLowerCase()]);
}

export function isSameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function keyedHash(keyring: Keyring, parts: readonly string[]): string {
  return createHmac("sha256", keyring.keyObject(PURPOSE)).update(JSON.stringify(parts)).digest("hex");
}
