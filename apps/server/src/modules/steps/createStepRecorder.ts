// Writes the steps of flows in batches, beside the turns: a visitor never waits for it. What a killed process has not
// written within the last second is lost to replay and counts, never to the conversation.

import type { TraceEntry } from "@parley/flow-engine";
import type { ConversationRow } from "../../platform/access/index.ts";
import type { Database } from "../../platform/db/index.ts";
import type { Logger } from "../../platform/log.ts";
import type { PlannedStep } from "../runtime/index.ts";
import { shortened } from "./shortened.ts";
import { addTraffic, insertSteps, type StepRow, type TrafficCount } from "./store.ts";

/** Steps wait at most this long. */
const FLUSH_AFTER_MS = 1_000;
/** As many steps are written without waiting. */
const FLUSH_AT = 200;
/** Steps kept while the database is away; the oldest are dropped then. */
const MAXIMUM_KEPT = 10_000;
/** Steps one turn can have: positions of one turn lie within one revision of the conversation. */
const STEPS_PER_REVISION = 64;

export interface StepRecorder {
  record(conversation: ConversationRow, steps: readonly PlannedStep[]): void;
  /** Writes what has come so far. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

export function createStepRecorder({ db, log }: { db: Database; log: Logger }): StepRecorder {
  let rows: StepRow[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  }

  async function write(): Promise<void> {
    const batch = rows;
    rows = [];
    if (batch.length === 0) return;
    try {
      await db.transaction(async (tx) => {
        await insertSteps(tx, batch);
        await addTraffic(tx, countTraffic(batch));
      });
    } catch (error) {
      log.warn({ err: error, steps: batch.length }, "steps of flows could not be written");
      rows = [...batch, ...rows].slice(-MAXIMUM_KEPT);
      schedule();
    }
  }

  function schedule(): void {
    timer ??= setTimeout(() => void flush(), FLUSH_AFTER_MS).unref();
  }

  return {
    record({ workspaceId, id: conversationId, revision, updatedAt }, steps) {
      if (steps.length === 0) return;
      for (const [index, step] of steps.slice(0, STEPS_PER_REVISION).entries()) {
        const ordinal = revision * STEPS_PER_REVISION + index;
        rows.push({ workspaceId, conversationId, ordinal, createdAt: updatedAt, ...shortened(step) });
      }
      if (rows.length > MAXIMUM_KEPT) rows = rows.slice(-MAXIMUM_KEPT);
      if (rows.length >= FLUSH_AT) void flush();
      else schedule();
    },
    flush,
    stop: flush,
  };
}

function countTraffic(rows: readonly StepRow[]): TrafficCount[] {
  const counts = new Map<string, TrafficCount>();
  for (const { workspaceId, versionId, createdAt, trace } of rows) {
    const day = createdAt.toISOString().slice(0, 10);
    for (const place of trace.flatMap(placeOf)) {
      const key = JSON.stringify([versionId, day, place.blockId, place.output]);
      const known = counts.get(key) ?? { workspaceId, versionId, day, ...place, count: 0 };
      counts.set(key, { ...known, count: known.count + 1 });
    }
  }
  return [...counts.values()];
}

function placeOf(entry: TraceEntry): { blockId: string; output: string }[] {
  if (entry.kind === "entered") return [{ blockId: entry.blockId, output: "" }];
  return entry.kind === "left" ? [{ blockId: entry.blockId, output: entry.output }] : [];
}
