// Secrets at rest (channel tokens, API keys) under AES-256-GCM. Format: v1.<key id>.<base64url(nonce, ciphertext, tag)>.
// The owner's ids are authenticated with the text, so that a value copied into another workspace's row does not open.

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { failure, success, type Result } from "../result.ts";
import { decodeBase64Url } from "./base64Url.ts";
import type { Keyring } from "./keyring.ts";

export interface SecretContext {
  workspaceId: string;
  /** The row that holds the secret. */
  id: string;
}

/** `secret_key_changed` means that the instance secret is not the one this was encrypted with. */
export type DecryptFailure = "secret_malformed" | "secret_key_changed" | "secret_tampered";

const VERSION = "v1";
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Names the key without telling about it; tells an operator "wrong secret" apart from "damaged value". */
const KEY_ID_BYTES = 4;

/** A secret in clear text; longer is a defect of the caller, who must bound what people enter. */
const MAXIMUM_PLAIN_BYTES = 64 * 1024;

export function encryptSecret(keyring: Keyring, plain: string, context: SecretContext): string {
  const bytes = Buffer.from(plain, "utf8");
  if (bytes.length > MAXIMUM_PLAIN_BYTES) throw new Error("This secret is too long to be encrypted.");
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyring.key("secrets.encryption"), nonce, {
    authTagLength: TAG_BYTES,
  });
  const identifier = keyId(keyring);
  cipher.setAAD(additionalData(identifier, context));
  const sealed = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${identifier}.${sealed.toString("base64url")}`;
}

export function decryptSecret(
  keyring: Keyring,
  encrypted: string,
  context: SecretContext,
): Result<string, DecryptFailure> {
  const [version, identifier, encoded, ...rest] = encrypted.split(".");
  if (version !== VERSION || identifier === undefined || encoded === undefined || rest.length > 0) {
    return failure("secret_malformed");
  }
  const sealed = decodeBase64Url(encoded);
  if (!sealed || sealed.length < NONCE_BYTES + TAG_BYTES) return failure("secret_malformed");
  if (identifier !== keyId(keyring)) return failure("secret_key_changed");

  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(sealed.length - TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, keyring.key("secrets.encryption"), nonce, {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(additionalData(identifier, context));
  decipher.setAuthTag(tag);
  const plain = decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES));
  try {
    return success(Buffer.concat([plain, decipher.final()]).toString("utf8"));
  } catch {
    return failure("secret_tampered");
  }
}

function keyId(keyring: Keyring): string {
  return keyring.key("secrets.keyId").subarray(0, KEY_ID_BYTES).toString("hex");
}

// JSON of an array, so that no two pairs of ids can give the same bytes.
function additionalData(identifier: string, { workspaceId, id }: SecretContext): Buffer {
  return Buffer.from(JSON.stringify([VERSION, identifier, workspaceId, id]), "utf8");
}
