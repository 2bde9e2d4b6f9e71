// Who is in a workspace and who is online, asked on every turn of every conversation: kept in memory for a moment.

import { LRUCache } from "lru-cache";
import type { Database } from "../../platform/db/index.ts";
import { listDirectory, type DirectoryEntry } from "./store.ts";

/** How long a change made by another process may stay unseen; changes of this process are seen at once. */
const FRESH_FOR_MS = 2_000;
const WORKSPACES_KEPT = 1_000;

export interface Directory {
  members(workspaceId: string): Promise<readonly DirectoryEntry[]>;
  nameOf(workspaceId: string, memberId: string | null): Promise<string | null>;
  /** Whether anybody would receive a live-chat request now. */
  hasOnlineMember(workspaceId: string): Promise<boolean>;
  /** Call after changing members, roles or availability. */
  forget(workspaceId: string): void;
}

export function createDirectory(db: Database): Directory {
  const cache = new LRUCache<string, Promise<readonly DirectoryEntry[]>>({
    max: WORKSPACES_KEPT,
    ttl: FRESH_FOR_MS,
  });

  function members(workspaceId: string): Promise<readonly DirectoryEntry[]> {
    const known = cache.get(workspaceId);
    if (known) return known;
    const loading = listDirectory(db, workspaceId);
    cache.set(workspaceId, loading);
    loading.catch(() => cache.delete(workspaceId));
    return loading;
  }

  return {
    members,
    async nameOf(workspaceId, memberId) {
      if (memberId === null) return null;
      return (await members(workspaceId)).find((member) => member.id === memberId)?.name ?? null;
    },
    async hasOnlineMember(workspaceId) {
      return (await members(workspaceId)).some(
        (member) => member.isActive && member.availability === "online",
      );
    },
    forget: (workspaceId) => void cache.delete(workspaceId),
  };
}
