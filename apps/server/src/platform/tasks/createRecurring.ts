// Work that comes back: begun by one process at a time, told by a row in the database, performed as a task of the
// maintenance lane. A server that was away begins with what is due.

import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/index.ts";
import type { Logger } from "../log.ts";
import type { Tasks } from "./createTasks.ts";
import { defineTask, type TaskDefinition } from "./defineTask.ts";

/** How often each process looks whether something is due. */
const LOOK_EVERY_MS = 10_000;

/** The time since the last beginning; the first one looks back one interval. */
export interface Span {
  from: Date;
  to: Date;
}

export interface RecurringWork {
  /** Stable: it is stored. */
  name: string;
  everyMs: number;
  /** Safe to repeat. */
  run(span: Span): Promise<void>;
}

export interface Recurring {
  add(work: RecurringWork): void;
  /** Begins whatever is due now. */
  runDue(): Promise<void>;
  start(): void;
  stop(): void;
}

const spanSchema = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });

export interface RecurringOptions {
  db: Database;
  tasks: Tasks;
  clock: Clock;
  log: Logger;
}

export function createRecurring({ db, tasks, clock, log }: RecurringOptions): Recurring {
  const works: { everyMs: number; task: TaskDefinition<typeof spanSchema> }[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function runDue(): Promise<void> {
    for (const { everyMs, task } of works) {
      const to = clock.now();
      await db.transaction(async (tx) => {
        const { rows } = await tx.query<{ from: Date | null }>(claim, [
          task.name,
          to,
          new Date(to.getTime() - everyMs),
        ]);
        if (!rows[0]) return;
        const from = rows[0].from ?? new Date(to.getTime() - everyMs);
        await tasks.enqueue(tx, task, { from: from.toISOString(), to: to.toISOString() });
      });
    }
  }

  return {
    add({ name, everyMs, run }) {
      const task = defineTask({
        name,
        lane: "maintenance",
        schema: spanSchema,
        retry: { limit: 3, delaySeconds: 30 },
        timeoutSeconds: 600,
        run: ({ from, to }) => run({ from: new Date(from), to: new Date(to) }),
      });
      tasks.register(task);
      works.push({ everyMs, task });
    },
    runDue,
    start() {
      timer ??= setInterval(() => {
        runDue().catch((error: unknown) => log.warn({ err: error }, "recurring work could not be begun"));
      }, LOOK_EVERY_MS).unref();
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
  };
}

/** One row when this process begins it, with the beginning before; none when it is not due yet. */
const claim = `WITH before AS (SELECT begun_at FROM recurring_work WHERE name = $1)
  INSERT INTO recurring_work AS w (name, begun_at) VALUES ($1, $2)
  ON CONFLICT (name) DO UPDATE SET begun_at = excluded.begun_at WHERE w.begun_at <= $3
  RETURNING (SELECT begun_at FROM before) AS "from"`;
