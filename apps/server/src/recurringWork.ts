// What this server does again and again: timetables of flows, and tidying up.

import type { Clock } from "./platform/clock.ts";
import type { Database } from "./platform/db/index.ts";
import type { Storage } from "./platform/storage/index.ts";
import type { Recurring, Span, Tasks } from "./platform/tasks/index.ts";
import { deleteOldTraffic } from "./modules/channels/index.ts";
import { deleteOldCalls } from "./modules/calls/index.ts";
import { removeAbandoned } from "./modules/files/index.ts";
import { createSchedules, type Runtime } from "./modules/runtime/index.ts";
import { deleteStepsBefore } from "./modules/steps/index.ts";

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
/** Steps of flows, and the counts made from them. */
const STEPS_KEPT_DAYS = 90;
/** Providers repeat their news for a week; statuses may come for a month. */
const CHANNEL_TRAFFIC_KEPT_DAYS = 35;
/** What was sent for calls is counted within an hour and repeated within minutes. */
const CALLS_KEPT_DAYS = 2;

export interface RecurringContext {
  db: Database;
  tasks: Tasks;
  storage: Storage;
  clock: Clock;
  runtime: () => Runtime;
}

export function addRecurringWork(recurring: Recurring, context: RecurringContext): void {
  const { db } = context;
  const daysBefore = (days: number, { to }: Span) => new Date(to.getTime() - days * DAY_MS);
  recurring.add({ name: "beginScheduledFlows", ...createSchedules(context) });
  recurring.add({ name: "removeAbandonedFiles", everyMs: HOUR_MS, run: () => removeAbandoned(context) });
  recurring.add({
    name: "deleteOldSteps",
    everyMs: DAY_MS,
    run: (span) => deleteStepsBefore(db, daysBefore(STEPS_KEPT_DAYS, span)),
  });
  recurring.add({
    name: "deleteOldChannelTraffic",
    everyMs: DAY_MS,
    run: (span) => deleteOldTraffic(db, daysBefore(CHANNEL_TRAFFIC_KEPT_DAYS, span)),
  });
  recurring.add({
    name: "deleteOldCalls",
    everyMs: DAY_MS,
    run: (span) => deleteOldCalls(db, daysBefore(CALLS_KEPT_DAYS, span)),
  });
}
