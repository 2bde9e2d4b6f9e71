// Published flow versions never change, so a loaded one is kept for as long as memory allows.

import type { FlowDocument } from "@parley/contracts/flow";
import { LRUCache } from "lru-cache";
import type { Queryable } from "../../platform/db/index.ts";
import { loadVersionDocument } from "./store.ts";

/** Versions kept in memory; a document is at most 2 MB, usually a few kilobytes. */
const VERSIONS_KEPT = 500;

export interface Versions {
  document(workspaceId: string, versionId: string): Promise<FlowDocument | undefined>;
}

export function createVersions(db: Queryable): Versions {
  const cache = new LRUCache<string, FlowDocument>({ max: VERSIONS_KEPT });
  return {
    async document(workspaceId, versionId) {
      const key = `${workspaceId}/${versionId}`;
      const known = cache.get(key);
      if (known) return known;
      const loaded = await loadVersionDocument(db, workspaceId, versionId);
      if (loaded) cache.set(key, loaded);
      return loaded;
    },
  };
}
