// Background work on pg-boss, in the same database in both modes. Each lane has workers of its own; work with a key runs
// one after the other in the order it was enqueued. A queue of the dead keeps what failed for good, for the operator.

import { PgBoss, type JobWithMetadata } from "pg-boss";
import type { z } from "zod";
import type { DeadTask } from "@parley/contracts/api/instance";
import { AppError } from "@parley/contracts/errors";
import type { Database, Queryable } from "../db/index.ts";
import type { Logger } from "../log.ts";
import { lanes, type Lane, type TaskDefinition } from "./defineTask.ts";
import { isTransaction, onQueryable } from "./onQueryable.ts";
import { deadQueue, newJobId, orderedQueueOf } from "./queues.ts";
import {
  listActiveJobs,
  listDeadJobs,
  lockDeadJob,
  readLaneStates,
  releaseFailedKeys,
  type JobData,
  type LaneState,
} from "./store.ts";

/** How long new work may wait when no wake-up reaches its worker: when it comes from another process, or is due now. */
const POLL_SECONDS = 1;
/** One worker of a queue looks often and wakes the next one when it found work; the others rest. */
const REST_SECONDS = 60;
/** Jobs a lane's workers run at the same time; as many keys of ordered work run beside each other. */
const concurrency: Record<Lane, { free: number; ordered: number }> = {
  inbound: { free: 4, ordered: 2 },
  agent: { free: 4, ordered: 2 },
  // Calls to other systems wait here for answers: more of them, so that slow ones hold no timer back.
  bot: { free: 12, ordered: 2 },
  drip: { free: 2, ordered: 1 },
  broadcast: { free: 2, ordered: 1 },
  maintenance: { free: 1, ordered: 1 },
};
const KEEP_DEAD_SECONDS = 90 * 24 * 60 * 60;
const KEEP_DONE_SECONDS = 24 * 60 * 60;
/** Delays may be long (a drip waits for weeks): queued work is kept for a year. */
const KEEP_QUEUED_SECONDS = 365 * 24 * 60 * 60;
/** A worker that has not been heard of for this long is gone, and its work is performed again. */
const HEARTBEAT_SECONDS = 30;
/** How often somebody looks for workers that are gone and for keys blocked by work that failed for good. */
const SUPERVISE_SECONDS = 10;
const STOP_WITHIN_MS = 10_000;
const DEAD_SHOWN = 200;

export interface EnqueueOptions {
  /** Not before this moment; days and weeks are fine. */
  startAfter?: Date;
  /** Work of one lane with the same key runs one after the other, in the order of enqueueing. */
  key?: string;
}

export interface Tasks {
  /** Makes a task known. Call before `start`. */
  register<Schema extends z.ZodType>(definition: TaskDefinition<Schema>): void;
  /** Writes the work through `db`: give the transaction whose commit is its reason. */
  enqueue<Schema extends z.ZodType>(
    db: Queryable,
    definition: TaskDefinition<Schema>,
    payload: z.input<Schema>,
    options?: EnqueueOptions,
  ): Promise<void>;
  /** Begins to perform work in this process. */
  work(): Promise<void>;
  listDead(): Promise<DeadTask[]>;
  /** @throws AppError `not_found` */
  retryDead(id: string): Promise<void>;
  /** Work waiting, under way and dead per lane. */
  states(): Promise<LaneState[]>;
  stop(): Promise<void>;
}

export interface TasksOptions {
  db: Database;
  log: Logger;
  /** Tests shorten them; at least 10. */
  heartbeatSeconds?: number;
  superviseSeconds?: number;
}

const noJob = "00000000-0000-0000-0000-000000000000";

interface Worker {
  id: string;
  isBusy: boolean;
}

export async function createTasks({
  db,
  log,
  heartbeatSeconds = HEARTBEAT_SECONDS,
  superviseSeconds = SUPERVISE_SECONDS,
}: TasksOptions): Promise<Tasks> {
  const definitions = new Map<string, TaskDefinition>();
  const workers = new Map<string, readonly Worker[]>();
  let releasing: NodeJS.Timeout | undefined;
  const boss = new PgBoss({
    db: onQueryable(db),
    schema: "tasks",
    backend: db.kind === "embedded" ? "pglite" : "postgres",
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  });
  boss.on("error", (error) => log.error({ err: error }, "the task queue failed"));
  await boss.start();
  await createQueues(boss, heartbeatSeconds);
  // The embedded database serves one process, so what counts as under way was cut off with the process before.
  if (db.kind === "embedded") await returnCutOff(boss, db);

  async function perform(job: JobWithMetadata<JobData>): Promise<void> {
    const definition = definitions.get(job.data.task);
    if (!definition) throw new Error(`Nobody knows the task "${job.data.task}".`);
    const payload = definition.schema.parse(job.data.payload);
    try {
      await definition.run(payload);
    } catch (error) {
      const isLast = job.retryCount >= job.retryLimit;
      log[isLast ? "error" : "warn"](
        { err: error, task: definition.name, attempt: job.retryCount + 1 },
        isLast ? "a task failed for good" : "a task failed and will be tried again",
      );
      if (isLast) await definition.onGivenUp?.(payload, error);
      throw error;
    }
  }

  async function startWorker(queue: string): Promise<void> {
    const others = workers.get(queue) ?? [];
    const options = {
      pollingIntervalSeconds: others.length === 0 ? POLL_SECONDS : REST_SECONDS,
      batchSize: 1,
      includeMetadata: true,
    } as const;
    const worker: Worker = { id: "", isBusy: false };
    worker.id = await boss.work(queue, options, async ([job]: JobWithMetadata<JobData>[]) => {
      worker.isBusy = true;
      wake(queue);
      try {
        if (job) await perform(job);
      } finally {
        worker.isBusy = false;
        // Whoever found work looks again at once: the pause between polls is for empty queues.
        boss.notifyWorker(worker.id);
      }
    });
    workers.set(queue, [...others, worker]);
  }

  /** One is enough, because it wakes the next; those who are busy look again by themselves. */
  function wake(queue: string): void {
    const idle = workers.get(queue)?.find(({ isBusy }) => !isBusy);
    if (idle) boss.notifyWorker(idle.id);
  }

  const tasks: Tasks = {
    register: (definition) => void definitions.set(definition.name, definition),
    async enqueue(queryable, definition, payload, { startAfter, key } = {}) {
      const queue = key === undefined ? definition.lane : orderedQueueOf(definition.lane);
      const data: JobData = {
        task: definition.name,
        payload: definition.schema.parse(payload),
        ...(key === undefined ? {} : { key }),
      };
      await boss.send(queue, data, {
        id: newJobId(),
        db: onQueryable(queryable),
        retryLimit: definition.retry.limit,
        retryDelay: definition.retry.delaySeconds,
        retryBackoff: true,
        expireInSeconds: definition.timeoutSeconds,
        ...(key === undefined ? {} : { singletonKey: key }),
        ...(startAfter ? { startAfter } : {}),
      });
      if (startAfter) return;
      if (isTransaction(queryable)) queryable.afterCommit(() => wake(queue));
      else wake(queue);
    },
    async work() {
      for (const lane of lanes) {
        const { free, ordered } = concurrency[lane];
        for (let count = 0; count < free; count += 1) await startWorker(lane);
        for (let count = 0; count < ordered; count += 1) await startWorker(orderedQueueOf(lane));
      }
      releasing = setInterval(() => {
        releaseFailedKeys(db).catch((error: unknown) =>
          log.warn({ err: error }, "keys of failed tasks could not be released"),
        );
      }, superviseSeconds * 1_000);
    },
    async listDead() {
      return (await listDeadJobs(db, DEAD_SHOWN)).map((job) => ({
        id: job.id,
        queue: job.data.task,
        failedAt: job.failedAt.toISOString(),
        attempts: job.retries + 1,
        error: describe(job.output),
      }));
    },
    async retryDead(id) {
      await db.transaction(async (tx) => {
        const job = await lockDeadJob(tx, id);
        const definition = job && definitions.get(job.data.task);
        if (!job || !definition) throw new AppError("not_found");
        await tasks.enqueue(tx, definition, job.data.payload, { key: job.data.key });
        await boss.deleteJob(deadQueue, job.id, { db: onQueryable(tx) });
      });
    },
    states: () => readLaneStates(db),
    async stop() {
      clearInterval(releasing);
      await boss.stop({ graceful: true, timeout: STOP_WITHIN_MS });
    },
  };
  return tasks;
}

async function createQueues(boss: PgBoss, heartbeatSeconds: number): Promise<void> {
  await boss.createQueue(deadQueue, {
    retentionSeconds: KEEP_DEAD_SECONDS,
    deleteAfterSeconds: KEEP_DEAD_SECONDS,
  });
  const options = {
    deadLetter: deadQueue,
    heartbeatSeconds,
    retentionSeconds: KEEP_QUEUED_SECONDS,
    deleteAfterSeconds: KEEP_DONE_SECONDS,
  };
  for (const lane of lanes) {
    await boss.createQueue(lane, options);
    await boss.createQueue(orderedQueueOf(lane), { ...options, policy: "key_strict_fifo" });
  }
  // The library looks a queue up when it is first used, on a connection of its own: inside a caller's transaction that
  // is refused, so each is looked up now.
  for (const queue of lanes.flatMap((lane) => [lane, orderedQueueOf(lane)]))
    await boss.findJobs(queue, { id: noJob });
}

async function returnCutOff(boss: PgBoss, db: Database): Promise<void> {
  for (const { queue, ids } of await listActiveJobs(db))
    await boss.fail(queue, ids, { message: "The server stopped in the middle of this." });
}

/** Errors are stored as they are; a time-out wraps its reason once more. */
function describe(output: unknown): string {
  if (typeof output !== "object" || output === null) return "";
  if ("message" in output) return String(output.message);
  return "value" in output ? describe(output.value) : "";
}
