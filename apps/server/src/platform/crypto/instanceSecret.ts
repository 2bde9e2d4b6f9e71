// The one secret of an instance: from the setting PARLEY_SECRET, or made on first boot and kept in <data directory>/secret.key.
// Losing it makes every encrypted setting unreadable and ends every session, so nothing here ever replaces an existing one.

import { randomBytes } from "node:crypto";
import { chmod, constants, copyFile, link, mkdir, open, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { hasCode } from "../hasCode.ts";

export type InstanceSecretErrorCode =
  | "secret_too_short"
  | "secret_unreadable"
  | "secret_not_writable"
  | "secret_exposed";

/** Why the server refuses to start; the message is for the operator. */
export class InstanceSecretError extends Error {
  readonly code: InstanceSecretErrorCode;

  constructor(code: InstanceSecretErrorCode, message: string) {
    super(message);
    this.name = "InstanceSecretError";
    this.code = code;
  }
}

export interface InstanceSecretOptions {
  /** The value of PARLEY_SECRET, if set. It wins over the file. */
  secret?: string | undefined;
  dataDir: string;
}

/** A shorter secret could be guessed offline from one signed token. */
export const MINIMUM_SECRET_LENGTH = 32;
const SECRET_BYTES = 32;
const FILE_NAME = "secret.key";
const OWNER_ONLY = 0o600;
const OTHERS_MASK = 0o077;

export async function loadInstanceSecret({ secret, dataDir }: InstanceSecretOptions): Promise<string> {
  if (secret !== undefined) return checked(secret, "PARLEY_SECRET");
  const path = join(dataDir, FILE_NAME);
  const existing = await readSecretFile(path);
  if (existing !== undefined) return existing;
  await createSecretFile(dataDir, path);
  // Another process may have been first; what lies on the disk now is the secret of both.
  const created = await readSecretFile(path);
  if (created === undefined)
    throw new InstanceSecretError("secret_unreadable", `${path} vanished while starting.`);
  return created;
}

async function readSecretFile(path: string): Promise<string | undefined> {
  let content: string;
  try {
    content = await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw new InstanceSecretError(
      "secret_unreadable",
      `${path} cannot be read (${describe(error)}). Give the server's user read access to it, or set PARLEY_SECRET.`,
    );
  }
  await closeToOthers(path);
  return checked(content.trim(), path);
}

async function closeToOthers(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & OTHERS_MASK) === 0) return;
  try {
    await chmod(path, OWNER_ONLY);
  } catch {
    throw new InstanceSecretError(
      "secret_exposed",
      `${path} can be read by other users and its mode cannot be changed. Run: chmod 600 ${path}`,
    );
  }
}

// Written in full beside its place and then linked into it: a crash leaves either no secret or a whole one, and of two
// processes that start at once exactly one wins, because a link refuses an existing name where a rename would replace it.
async function createSecretFile(dataDir: string, path: string): Promise<void> {
  const temporary = join(dataDir, `.${FILE_NAME}.${randomBytes(8).toString("hex")}`);
  try {
    await mkdir(dataDir, { recursive: true });
    const file = await open(temporary, "wx", OWNER_ONLY);
    try {
      await file.writeFile(`${randomBytes(SECRET_BYTES).toString("base64url")}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await linkOrCopy(temporary, path);
  } catch (error) {
    if (hasCode(error, "EEXIST")) return;
    throw new InstanceSecretError(
      "secret_not_writable",
      `${path} cannot be created (${describe(error)}). Make ${dataDir} writable for the server's user, or set PARLEY_SECRET.`,
    );
  } finally {
    // A left-over temporary file harms nobody, and the reason above is what the operator must read.
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    // Some network and container volumes know no hard links. A copy cut short is refused as too short at the next start.
    if (!hasCode(error, "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS")) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
}

function checked(secret: string, source: string): string {
  if (secret.length >= MINIMUM_SECRET_LENGTH) return secret;
  throw new InstanceSecretError(
    "secret_too_short",
    `${source} has ${secret.length} characters; at least ${MINIMUM_SECRET_LENGTH} are needed. ` +
      `Restore the former secret; only on a new installation, make one with: openssl rand -base64 32`,
  );
}

function describe(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
}
