// The first boot writes a thousand files. A process killed in the middle must not leave half a database behind that the
// next one takes for a whole one, and the files must be on the disk before the first row is promised.

import { existsSync } from "node:fs";
import { open, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Beside the data directory while its first files are written. */
const UNFINISHED_SUFFIX = ".unfinished";
const PARALLEL_SYNCS = 4;

/** Removes what an interrupted first boot left. Returns what to call once the database is open. */
export async function prepareDirectory(directory: string): Promise<() => Promise<void>> {
  const marker = directory + UNFINISHED_SUFFIX;
  if (existsSync(marker)) await rm(directory, { recursive: true, force: true });
  if (existsSync(join(directory, "PG_VERSION"))) return () => Promise.resolve();

  await writeFile(
    marker,
    "The database beside this file is being made. If no process does, it will be made anew.\n",
  );
  return async () => {
    await syncTree(directory);
    await rm(marker);
    await sync(join(directory, ".."));
  };
}

async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = [directory, ...entries.map((entry) => join(entry.parentPath, entry.name))];
  const syncAll = async () => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) await sync(path);
  };
  await Promise.all(Array.from({ length: PARALLEL_SYNCS }, syncAll));
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
