// Token buckets on the virtual clock, one per key. A bucket may be as deep as a provider's burst allows.

import type { VirtualClock } from "./createVirtualClock.ts";

export interface Buckets {
  /** Takes one if there is one. */
  take(key: string): boolean;
  /** Milliseconds until the next one may be taken; 0 when at once. */
  waitMs(key: string): number;
  clear(): void;
}

export interface BucketOptions {
  clock: VirtualClock;
  capacity: number;
  refillPerSecond: number;
}

export function createBuckets({ clock, capacity, refillPerSecond }: BucketOptions): Buckets {
  const levels = new Map<string, { level: number; at: number }>();

  function levelOf(key: string): number {
    const stored = levels.get(key);
    if (!stored) return capacity;
    const refilled = stored.level + ((clock.now() - stored.at) / 1000) * refillPerSecond;
    return Math.min(capacity, refilled);
  }

  return {
    take(key) {
      const level = levelOf(key);
      if (level < 1) return false;
      levels.set(key, { level: level - 1, at: clock.now() });
      return true;
    },
    waitMs(key) {
      const missing = 1 - levelOf(key);
      return missing <= 0 ? 0 : Math.ceil((missing / refillPerSecond) * 1000);
    },
    clear: () => levels.clear(),
  };
}
