// Everything that depends on the instance secret: keys per purpose, encrypted settings, signed tokens.
// Passwords belong to the sign-in library; this folder hashes only long random tokens.

export { createKeyring, deriveKey, type Keyring } from "./keyring.ts";
export { decryptSecret, encryptSecret, type DecryptFailure, type SecretContext } from "./encryptSecret.ts";
export { loadInstanceSecret, InstanceSecretError, type InstanceSecretErrorCode } from "./instanceSecret.ts";
export { hashToken } from "./hashToken.ts";
export { randomToken } from "./randomToken.ts";
export { signToken, verifyToken, type TokenFailure, type VerifyOptions } from "./signToken.ts";
