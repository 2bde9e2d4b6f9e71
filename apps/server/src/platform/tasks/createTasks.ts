// Background work on pg-boss, in the same database in both modes. One queue per lane; a queue of the dead keeps what
// failed for good, where the operator sees it and can try again.

import { PgBoss, type JobWithMetadata } from "pg-boss";
import type { z } from "zod";
import type { DeadTask } from "@parley/contracts/api/instance";
import { AppError } from "@parley/contracts/errors";
import type { Database, Queryable } from "../db/index.ts";
import type { Logger } from "../log.ts";
import { lanes, type Lane, type TaskDefinition } from "./defineTask.ts";

/** How long new work may wait when no wake-up reaches its worker. */
const POLL_SECONDS = 1;
/** Jobs a lane's workers run at the same time. */
const concurrency: Record<Lane, number> = {
  inbound: 4,
  agent: 4,
  bot: 4,
  drip: 2,
  broadcast: 2,
  maintenance: 1,
};
const DEAD_QUEUE = "dead";
const KEEP_DEAD_SECONDS = 90 * 24 * 60 * 60;
const KEEP_DONE_SECONDS = 24 * 60 * 60;
/** Delays may be long (a drip waits for weeks): queued work is kept for a year. */
const KEEP_QUEUED_SECONDS = 365 * 24 * 60 * 60;
const STOP_WITHIN_MS = 10_000;
const DEAD_SHOWN = 200;

interface JobData {
  task: string;
  payload: unknown;
}

export interface EnqueueOptions {
  /** Not before this moment. */
  startAfter?: Date;
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
  /** Work waiting per lane, for metrics. */
  stop(): Promise<void>;
}

export async function createTasks({ db, log }: { db: Database; log: Logger }): Promise<Tasks> {
  const definitions = new Map<string, TaskDefinition>();
  const workers = new Map<Lane, string[]>();
  const boss = new PgBoss({
    db: onQueryable(db),
    schema: "tasks",
    backend: db.kind === "embedded" ? "pglite" : "postgres",
    schedule: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", (error) => log.error({ err: error }, "the task queue failed"));
  await boss.start();
  await boss.createQueue(DEAD_QUEUE, {
    retentionSeconds: KEEP_DEAD_SECONDS,
    deleteAfterSeconds: KEEP_DEAD_SECONDS,
  });
  for (const lane of lanes) {
    await boss.createQueue(lane, {
      deadLetter: DEAD_QUEUE,
      retentionSeconds: KEEP_QUEUED_SECONDS,
      deleteAfterSeconds: KEEP_DONE_SECONDS,
    });
  }

  async function perform(job: JobWithMetadata<JobData>): Promise<void> {
    const definition = definitions.get(job.data.task);
    if (!definition) throw new Error(`Nobody knows the task "${job.data.task}".`);
    try {
      await definition.run(definition.schema.parse(job.data.payload));
    } catch (error) {
      const isLast = job.retryCount >= job.retryLimit;
      log[isLast ? "error" : "warn"](
        { err: error, task: definition.name, attempt: job.retryCount + 1 },
        isLast ? "a task failed for good" : "a task failed and will be tried again",
      );
      throw error;
    }
  }

  const tasks: Tasks = {
    register: (definition) => void definitions.set(definition.name, definition),
    async enqueue(queryable, definition, payload, { startAfter } = {}) {
      await boss.send(
        definition.lane,
        { task: definition.name, payload: definition.schema.parse(payload) } satisfies JobData,
        {
          db: onQueryable(queryable),
          retryLimit: definition.retry.limit,
          retryDelay: definition.retry.delaySeconds,
          retryBackoff: true,
          expireInSeconds: definition.timeoutSeconds,
          ...(startAfter ? { startAfter } : {}),
        },
      );
      const wake = () => workers.get(definition.lane)?.forEach((worker) => boss.notifyWorker(worker));
      if (!startAfter && "afterCommit" in queryable && typeof queryable.afterCommit === "function")
        queryable.afterCommit(wake);
    },
    async work() {
      for (const lane of lanes) {
        const worker = await boss.work(
          lane,
          {
            pollingIntervalSeconds: POLL_SECONDS,
            localConcurrency: concurrency[lane],
            batchSize: 1,
            includeMetadata: true,
          } as const,
          async ([job]: JobWithMetadata<JobData>[]) => {
            if (job) await perform(job);
          },
        );
        workers.set(lane, [worker]);
      }
    },
    async listDead() {
      const jobs = await boss.findJobs<JobData>(DEAD_QUEUE, {});
      return jobs.slice(0, DEAD_SHOWN).map((job) => ({
        id: job.id,
        queue: job.data.task,
        failedAt: job.createdOn.toISOString(),
        attempts: job.retryCount + 1,
        error: describe(job.output),
      }));
    },
    async retryDead(id) {
      const [job] = await boss.findJobs<JobData>(DEAD_QUEUE, { id });
      const definition = job && definitions.get(job.data.task);
      if (!job || !definition) throw new AppError("not_found");
      await db.transaction(async (tx) => {
        await tasks.enqueue(tx, definition, job.data.payload);
        await boss.deleteJob(DEAD_QUEUE, id, { db: onQueryable(tx) });
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_WITHIN_MS }),
  };
  return tasks;
}

function onQueryable(db: Queryable) {
  return {
    async executeSql(text: string, values?: unknown[]) {
      const { rows } = await db.query(text, values, { name: false });
      return { rows };
    },
  };
}

function describe(output: unknown): string {
  if (typeof output === "object" && output !== null && "message" in output) return String(output.message);
  return "";
}
