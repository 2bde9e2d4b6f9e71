// Background work as the modules see it.

export { createTasks, type EnqueueOptions, type Tasks, type TasksOptions } from "./createTasks.ts";
export { defineTask, lanes, type Lane, type TaskDefinition } from "./defineTask.ts";
export type { LaneState } from "./store.ts";
export { createRecurring, type Recurring, type RecurringWork, type Span } from "./createRecurring.ts";
