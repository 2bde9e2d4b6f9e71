// Keys of a directory in the order of their bytes, read one directory at a time, so that a page of a large store is cheap.

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { hasCode } from "../hasCode.ts";
import { FILE_ENDING, isStorageKey } from "./storageKey.ts";

export interface WalkOptions {
  prefix: string;
  after: string;
}

export async function* walkFiles(root: string, options: WalkOptions, base = ""): AsyncGenerator<string> {
  for (const entry of await readEntries(join(root, base))) {
    const path = base + entry;
    if (entry.endsWith("/")) {
      if (mayHold(path, options)) yield* walkFiles(root, options, path);
    } else if (path.startsWith(options.prefix) && path > options.after && isStorageKey(path)) {
      yield path;
    }
  }
}

/** Whether keys below this directory can be wanted. */
function mayHold(directory: string, { prefix, after }: WalkOptions): boolean {
  const fitsPrefix = directory.startsWith(prefix) || prefix.startsWith(directory);
  const liesBehind = directory > after || after.startsWith(directory);
  return fitsPrefix && liesBehind;
}

// A directory sorts with its slash, as the keys below it do: `a-b` comes before `a/b`.
async function readEntries(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .flatMap((entry) => {
        if (entry.isDirectory()) return [`${entry.name}/`];
        return entry.name.endsWith(FILE_ENDING) ? [entry.name.slice(0, -FILE_ENDING.length)] : [];
      })
      .toSorted((left, right) => (left < right ? -1 : 1));
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return [];
    throw error;
  }
}
