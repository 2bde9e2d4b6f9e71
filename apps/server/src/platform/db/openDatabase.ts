// Opens the database: a PostgreSQL server when there is an address, else the embedded one in the data directory.

import { createDatabase } from "./createDatabase.ts";
import type { Database, Log } from "./database.ts";
import { openEmbedded } from "./embedded/openEmbedded.ts";
import { openPostgres } from "./openPostgres.ts";

export interface OpenDatabaseOptions {
  /** Address of a PostgreSQL 15 or newer; without it the embedded database is used. */
  databaseUrl?: string | undefined;
  /** Where the embedded database keeps its files. */
  dataDir: string;
  log: Log;
  /** Connections to PostgreSQL; the embedded database always has one. */
  poolSize?: number | undefined;
}

export async function openDatabase({
  databaseUrl,
  dataDir,
  log,
  poolSize,
}: OpenDatabaseOptions): Promise<Database> {
  const backend = databaseUrl
    ? await openPostgres(databaseUrl, log, poolSize)
    : await openEmbedded({ dataDir, log });
  return createDatabase(backend, log);
}
