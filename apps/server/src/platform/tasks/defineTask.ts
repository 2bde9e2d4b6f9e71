// A task is work that must happen later: a row written in the transaction of its reason, performed by a worker, repeated
// until it succeeds or has failed too often. `run` is safe to repeat.

import type { z } from "zod";

/** From most to least urgent. Each lane has workers of its own, so that bulk work cannot delay a visitor. */
export const lanes = ["inbound", "agent", "bot", "drip", "broadcast", "maintenance"] as const;
export type Lane = (typeof lanes)[number];

export interface TaskDefinition<Schema extends z.ZodType = z.ZodType> {
  /** Imperative and stable: it is stored with the work. */
  name: string;
  lane: Lane;
  schema: Schema;
  /** Attempts after the first one, and the wait before the first of them; it doubles each time. */
  retry: { limit: number; delaySeconds: number };
  timeoutSeconds: number;
  run(payload: z.output<Schema>): Promise<void>;
  /** Called once when the last attempt has failed, for what people see beside the dead task itself. */
  onGivenUp?(payload: z.output<Schema>, error: unknown): Promise<void>;
}

/** Keeps the payload's type with the definition. */
export function defineTask<Schema extends z.ZodType>(
  definition: TaskDefinition<Schema>,
): TaskDefinition<Schema> {
  return definition;
}
