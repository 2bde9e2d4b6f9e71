// Files in a directory. Each is one file: a first line with its content type, then its bytes, so that one rename
// replaces both at once. `tail -n +2 <file>` gives the bytes alone.

import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { hasCode } from "../hasCode.ts";
import { walkFiles } from "./walkFiles.ts";
import { MAXIMUM_LIST_LIMIT, type Storage, type StoredFile } from "./storage.ts";
import { assertContentType, assertStorageKey, FILE_ENDING } from "./storageKey.ts";
import { asStorageError, writeTemporaryFile, type OpenFile } from "./temporaryFile.ts";

export interface DiskStorageOptions {
  /** Created when absent. Temporary files lie inside it too, because a rename works within one file system only. */
  directory: string;
  openFile?: OpenFile;
}

const FORMAT = "parley-file/1";
/** No key begins with a dot, so that this cannot be one. */
const TEMPORARY_DIRECTORY = ".incomplete";
/** The header line is shorter than this; what is not was not written by us. */
const HEADER_BYTES = 256;
/** An incomplete file this old was left by a process that died; a slow upload is younger. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1_000;

export async function createDiskStorage({ directory, openFile }: DiskStorageOptions): Promise<Storage> {
  const temporary = join(directory, TEMPORARY_DIRECTORY);
  await mkdir(temporary, { recursive: true });
  await removeAbandoned(temporary);

  function pathOf(key: string): string {
    assertStorageKey(key);
    return join(directory, ...key.split("/")) + FILE_ENDING;
  }

  return {
    async put(key, source, { contentType, maxBytes }) {
      const path = pathOf(key);
      assertContentType(contentType);
      const header = Buffer.from(`${FORMAT} ${contentType}\n`, "latin1");
      const written = await writeTemporaryFile(source, {
        directory: temporary,
        maxBytes,
        header,
        ...(openFile && { openFile }),
      });
      try {
        await mkdir(dirname(path), { recursive: true });
        await rename(written.path, path);
        await flushDirectory(dirname(path));
      } catch (error) {
        await rm(written.path, { force: true });
        throw asStorageError(error);
      }
      return { key, size: written.size };
    },

    async get(key, range) {
      const file = await openExisting(pathOf(key));
      if (!file) return undefined;
      try {
        const { contentType, headerBytes } = await readHeader(file);
        const { size } = await file.stat();
        return {
          stream: file.createReadStream(
            range
              ? { start: headerBytes + range.start, end: headerBytes + range.end }
              : { start: headerBytes },
          ),
          size: size - headerBytes,
          contentType,
        };
      } catch (error) {
        await file.close();
        throw error;
      }
    },

    async delete(key) {
      await rm(pathOf(key), { force: true });
    },

    async exists(key) {
      const file = await openExisting(pathOf(key));
      await file?.close();
      return file !== undefined;
    },

    async list({ prefix = "", after = "", limit = MAXIMUM_LIST_LIMIT } = {}) {
      const bounded = Math.min(limit, MAXIMUM_LIST_LIMIT);
      const files: StoredFile[] = [];
      for await (const key of walkFiles(directory, { prefix, after })) {
        const last = files.at(-1);
        if (last && files.length === bounded) return { files, next: last.key };
        const size = await sizeOf(pathOf(key));
        if (size !== undefined) files.push({ key, size });
      }
      return { files };
    },
  };
}

async function openExisting(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, "r");
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}

async function readHeader(file: FileHandle): Promise<{ contentType: string; headerBytes: number }> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
  const text = buffer.toString("latin1", 0, bytesRead);
  const end = text.indexOf("\n");
  const [format, contentType] = splitOnce(text.slice(0, Math.max(end, 0)));
  if (format !== FORMAT || contentType === "")
    throw new Error("A stored file has no header; it was not written by this program.");
  return { contentType, headerBytes: end + 1 };
}

function splitOnce(line: string): [string, string] {
  const space = line.indexOf(" ");
  return space < 0 ? [line, ""] : [line.slice(0, space), line.slice(space + 1)];
}

async function sizeOf(path: string): Promise<number | undefined> {
  const file = await openExisting(path);
  if (!file) return undefined;
  try {
    const { headerBytes } = await readHeader(file);
    return (await file.stat()).size - headerBytes;
  } finally {
    await file.close();
  }
}

// A rename survives a power cut only when the directory is written too. Windows knows no such thing.
async function flushDirectory(path: string): Promise<void> {
  try {
    const directory = await open(path, "r");
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  } catch (error) {
    if (!hasCode(error, "EPERM", "EISDIR", "EINVAL", "ENOTSUP")) throw error;
  }
}

async function removeAbandoned(temporary: string): Promise<void> {
  const border = Date.now() - ABANDONED_AFTER_MS;
  for (const name of await readdir(temporary)) {
    const path = join(temporary, name);
    // Another process may remove or finish the same file at this moment.
    const modified = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
    if (modified < border) await rm(path, { force: true });
  }
}
