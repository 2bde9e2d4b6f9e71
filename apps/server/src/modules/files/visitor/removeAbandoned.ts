// Removes visitors' files that no message names a day after they came, and those of conversations that are gone.

import type { Clock } from "../../../platform/clock.ts";
import type { Database } from "../../../platform/db/index.ts";
import type { Storage } from "../../../platform/storage/index.ts";
import { deleteVisitorFile, listAbandonedFiles } from "../store/visitorFiles.ts";

const KEEP_MS = 24 * 60 * 60 * 1_000;
/** Files removed between two looks at the list. */
const BATCH = 100;

export async function removeAbandoned({
  db,
  storage,
  clock,
}: {
  db: Database;
  storage: Storage;
  clock: Clock;
}): Promise<void> {
  const before = new Date(clock.now().getTime() - KEEP_MS);
  for (;;) {
    const files = await listAbandonedFiles(db, before, BATCH);
    for (const { workspaceId, id, storageKey } of files) {
      // Bytes first: a row without bytes is found again, bytes without a row never.
      await storage.delete(storageKey);
      await deleteVisitorFile(db, workspaceId, id);
    }
    if (files.length < BATCH) return;
  }
}
