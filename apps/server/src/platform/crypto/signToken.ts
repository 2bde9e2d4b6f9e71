// Compact signed tokens: v1.<base64url(JSON)>.<base64url(HMAC-SHA256)>. Signed, readable by whoever holds them: no secrets inside.
// The purpose chooses the key, so that a visitor's session token is refused where an upload link is expected.

import { createHmac, timingSafeEqual } from "node:crypto";
import { failure, success, type Result } from "../result.ts";
import { decodeBase64Url } from "./base64Url.ts";
import type { Keyring } from "./keyring.ts";

export type TokenFailure = "token_malformed" | "token_invalid" | "token_expired";

export interface SignOptions {
  expiresAt?: Date;
}

export interface VerifyOptions {
  now: Date;
}

const VERSION = "v1";

/** Longest token that is made or looked at; a longer one is refused before any work is done on it. */
export const MAXIMUM_TOKEN_LENGTH = 4_096;

interface Envelope {
  claims: unknown;
  expiresAt: number | undefined;
}

export function signToken(
  keyring: Keyring,
  purpose: string,
  claims: Record<string, unknown>,
  { expiresAt }: SignOptions = {},
): string {
  const envelope = expiresAt ? { c: claims, e: expiresAt.getTime() } : { c: claims };
  const payload = Buffer.from(JSON.stringify(envelope), "utf8").toString("base64url");
  const signed = `${VERSION}.${payload}`;
  const token = `${signed}.${signature(keyring, purpose, signed)}`;
  if (token.length > MAXIMUM_TOKEN_LENGTH) throw new Error("These claims are too long for a token.");
  return token;
}

/** The claims as they were signed. Parse them with a schema: an older version may have signed another shape. */
export function verifyToken(
  keyring: Keyring,
  purpose: string,
  token: string,
  { now }: VerifyOptions,
): Result<unknown, TokenFailure> {
  if (token.length > MAXIMUM_TOKEN_LENGTH) return failure("token_malformed");
  const [version, payload, given, ...rest] = token.split(".");
  if (version !== VERSION || payload === undefined || given === undefined || rest.length > 0) {
    return failure("token_malformed");
  }
  if (!equalInConstantTime(given, signature(keyring, purpose, `${version}.${payload}`))) {
    return failure("token_invalid");
  }
  const envelope = readEnvelope(payload);
  if (!envelope) return failure("token_malformed");
  if (envelope.expiresAt !== undefined && now.getTime() >= envelope.expiresAt)
    return failure("token_expired");
  return success(envelope.claims);
}

function signature(keyring: Keyring, purpose: string, signed: string): string {
  return createHmac("sha256", keyring.keyObject(`token.${purpose}`))
    .update(signed)
    .digest("base64url");
}

// The texts are compared and not the bytes they stand for, so that only one spelling of a signature is valid.
function equalInConstantTime(left: string, right: string): boolean {
  const leftBytes = Buffer.from(left, "utf8");
  const rightBytes = Buffer.from(right, "utf8");
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}

function readEnvelope(payload: string): Envelope | undefined {
  const bytes = decodeBase64Url(payload);
  if (!bytes) return undefined;
  try {
    const parsed: unknown = JSON.parse(bytes.toString("utf8"));
    if (typeof parsed !== "object" || parsed === null || !("c" in parsed)) return undefined;
    if (!("e" in parsed)) return { claims: parsed.c, expiresAt: undefined };
    return typeof parsed.e === "number" ? { claims: parsed.c, expiresAt: parsed.e } : undefined;
  } catch {
    return undefined;
  }
}
