// A migrated embedded database as one file: making it takes seconds, opening a copy half a second.
// It is kept between runs and made anew when a migration or PGlite changes.

import { createHash, randomUUID } from "node:crypto";
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrate, openInMemory } from "./serverDatabase.ts";
import { silentLog } from "./silentLog.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
export const migrationsDirectory = join(root, "apps/server/src/migrations");
const cacheDirectory = join(root, "node_modules/.cache/parley");
/** Snapshots of 40 MB each; the one before last may still be in use by another run. */
const KEPT_SNAPSHOTS = 3;

/** Returns the path of the snapshot. */
export async function ensureEmbeddedSnapshot(): Promise<string> {
  const path = join(cacheDirectory, `embedded-${fingerprint()}.tar`);
  if (statSync(path, { throwIfNoEntry: false })) return path;

  const database = await openInMemory({ log: silentLog });
  try {
    await migrate(database, migrationsDirectory);
    const bytes = await database.dump();
    mkdirSync(cacheDirectory, { recursive: true });
    // Renamed into place, because several runs may make it at the same time.
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, bytes);
    renameSync(draft, path);
  } finally {
    await database.close();
  }
  removeOldSnapshots();
  return path;
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of globSync("*.sql", { cwd: migrationsDirectory }).toSorted()) {
    hash.update(`${file}\n`).update(readFileSync(join(migrationsDirectory, file)));
  }
  hash.update(readFileSync(join(root, "node_modules/@electric-sql/pglite/package.json")));
  return hash.digest("hex").slice(0, 16);
}

function removeOldSnapshots(): void {
  const byAge = globSync(join(cacheDirectory, "embedded-*.tar"))
    .map((path) => ({ path, age: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .toSorted((one, other) => other.age - one.age);
  for (const { path } of byAge.slice(KEPT_SNAPSHOTS)) rmSync(path, { force: true });
}
