// A stream written beside its place, bounded and flushed to the disk, and gone again when anything went wrong.

import { createHash, randomUUID } from "node:crypto";
import { open, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@parley/contracts/errors";
import { hasCode } from "../hasCode.ts";
import type { FileSource } from "./storage.ts";

export interface TemporaryFile {
  path: string;
  /** Bytes of the source, the header not counted. */
  size: number;
  sha256: string;
}

export interface TemporaryFileOptions {
  directory: string;
  maxBytes: number;
  /** Written in front of the source. */
  header?: Uint8Array;
  /** Replaceable, so that a test can fill the disk. */
  openFile?: OpenFile;
}

export type OpenFile = (path: string) => Promise<Pick<FileHandle, "writeFile" | "sync" | "close">>;

const OWNER_ONLY = 0o600;

/** Readable by the server alone; refuses to open a name that exists. */
const openNewFile: OpenFile = (path) => open(path, "wx", OWNER_ONLY);

export async function writeTemporaryFile(
  source: FileSource,
  { directory, maxBytes, header, openFile = openNewFile }: TemporaryFileOptions,
): Promise<TemporaryFile> {
  const path = join(directory, randomUUID());
  const hash = createHash("sha256");
  let size = 0;
  try {
    const file = await openFile(path);
    try {
      if (header) await file.writeFile(header);
      for await (const chunk of source) {
        size += chunk.length;
        if (size > maxBytes) throw new AppError("payload_too_large", { maximum: maxBytes });
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true });
    throw asStorageError(error);
  }
  return { path, size, sha256: hash.digest("hex") };
}

/** A full disk and a used-up quota are the operator's to solve and are told as such; everything else stays what it is. */
export function asStorageError(error: unknown): unknown {
  return hasCode(error, "ENOSPC", "EDQUOT") ? new AppError("storage_full") : error;
}
