// The updates of one bot which nobody has confirmed yet. Both getUpdates and the webhook take from here.
import type { Ids } from "../../kit/createIds.ts";
import type { VirtualClock } from "../../kit/createVirtualClock.ts";
import type { Update, UpdateKind } from "../types.ts";

export interface PendingUpdate {
  update: Update;
  kind: UpdateKind;
  /** Updates of one queue reach a webhook one after another. */
  queue: string;
  expiresAt: number;
}

export interface Webhook {
  url: string;
  secret: string;
  maxConnections: number;
  ipAddress?: string;
  hasCustomCertificate: boolean;
  setAt: number;
  lastErrorAt?: number;
  lastError?: string;
  goneSince?: number;
}

export interface UpdateBox {
  webhook: Webhook | undefined;
  /** Undefined and empty: all but the kinds that must be asked for. */
  allowed: UpdateKind[] | undefined;
  push(kind: UpdateKind, content: unknown, options: PushOptions): PendingUpdate | undefined;
  /** Without what has expired. */
  pending(): PendingUpdate[];
  remove(entries: Iterable<PendingUpdate>): void;
  /** Called after each push. */
  onPush(listener: () => void): () => void;
}

export interface PushOptions {
  queue: string;
  /** The moment from which the life of the update counts. */
  sinceMs?: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const WEEK_MS = 7 * DAY_MS;
const QUERY_LIFE_MS = 150_000;
const INLINE_QUERY_LIFE_MS = 30_000;

const LIFE_MS: Partial<Record<UpdateKind, number>> = {
  callback_query: QUERY_LIFE_MS,
  shipping_query: QUERY_LIFE_MS,
  pre_checkout_query: QUERY_LIFE_MS,
  inline_query: INLINE_QUERY_LIFE_MS,
};

/** Delivered only to bots that name them. */
const MUST_BE_ASKED_FOR = new Set<UpdateKind>(["chat_member", "message_reaction", "message_reaction_count"]);

/** A random first id lies in this range, as the real ones do. */
const FIRST_ID_BASE = 100_000_000;
const FIRST_ID_RANGE = 800_000_000;

export function createUpdateBox({ clock, ids }: { clock: VirtualClock; ids: Ids }): UpdateBox {
  let entries: PendingUpdate[] = [];
  let nextId = 0;
  let lastPushAt = 0;
  const listeners = new Set<() => void>();

  function takeId(): number {
    const isFirst = nextId === 0 || clock.now() - lastPushAt > WEEK_MS;
    if (isFirst) nextId = FIRST_ID_BASE + Math.floor(ids.random() * FIRST_ID_RANGE);
    lastPushAt = clock.now();
    return nextId++;
  }

  const box: UpdateBox = {
    webhook: undefined,
    allowed: undefined,
    push(kind, content, { queue, sinceMs = clock.now() }) {
      const isAllowed = box.allowed?.length ? box.allowed.includes(kind) : !MUST_BE_ASKED_FOR.has(kind);
      if (!isAllowed) return undefined;
      // Copied, because the message may be edited before anyone takes the update.
      const update: Update = { update_id: takeId(), [kind]: structuredClone(content) };
      const entry = { update, kind, queue, expiresAt: sinceMs + (LIFE_MS[kind] ?? DAY_MS) };
      entries.push(entry);
      for (const listener of listeners) listener();
      return entry;
    },
    pending() {
      entries = entries.filter(({ expiresAt }) => clock.now() < expiresAt);
      return [...entries];
    },
    remove(removed) {
      const set = new Set(removed);
      entries = entries.filter((entry) => !set.has(entry));
    },
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return box;
}
