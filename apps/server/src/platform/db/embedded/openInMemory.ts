// An embedded database that lives as long as it is open: for tests and try-outs. It needs no lock and no disk.

import { createDatabase } from "../createDatabase.ts";
import type { Database, Log } from "../database.ts";
import { createEmbeddedBackend } from "./openEmbedded.ts";
import { startEmbedded } from "./startEmbedded.ts";

export interface InMemoryOptions {
  log: Log;
  /** What `dump` of another one gave: opening a copy takes a quarter of the time of a new one. */
  snapshot?: Uint8Array<ArrayBuffer> | undefined;
}

export interface InMemoryDatabase extends Database {
  /** The whole database as a tar archive. */
  dump(): Promise<Uint8Array<ArrayBuffer>>;
}

export async function openInMemory({ log, snapshot }: InMemoryOptions): Promise<InMemoryDatabase> {
  const embedded = await startEmbedded({ directory: undefined, ...(snapshot ? { snapshot } : {}) }, log);
  const database = createDatabase(createEmbeddedBackend(embedded, log), log);
  return { ...database, dump: () => embedded.dump() };
}
