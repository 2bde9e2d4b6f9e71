// Keeps what is not confirmed across a reload of the page, for this tab only.

import { visitorStorage } from "../../shared/visitorStorage.ts";
import type { Pending } from "./conversationState.ts";

/** More unconfirmed messages than this are not kept over a reload. */
const keptMaximum = 50;

export interface PendingStorage {
  load(): Pending[];
  save(pending: readonly Pending[]): void;
}

export function pendingStorage(key: string): PendingStorage {
  const storage = visitorStorage("session");
  return {
    load() {
      try {
        const kept: unknown = JSON.parse(storage[key] ?? "[]");
        return Array.isArray(kept)
          ? (kept as Pending[]).map((pending) => ({ ...pending, status: "sending", problem: null }))
          : [];
      } catch {
        return [];
      }
    },
    save(pending) {
      try {
        storage[key] = JSON.stringify(
          pending.filter(({ status }) => status !== "refused").slice(0, keptMaximum),
        );
      } catch {
        // The storage is full: the messages are still in memory.
      }
    },
  };
}
