// Work that another transaction was in the way of is done again: what failed so has left nothing behind.

import { setTimeout as sleep } from "node:timers/promises";
import { isRetryable, isStalePlan } from "./databaseErrors.ts";

/** Attempts in all; a conflict that lasts longer is a design fault which the caller should see. */
const MAXIMUM_ATTEMPTS = 4;
/** The pause before a repetition is random up to this, doubled for each further one. */
const PAUSE_MILLISECONDS = 20;

/** Does `work`, a single statement or a whole transaction, until nothing is in the way. */
export async function repeatOnConflict<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempts === MAXIMUM_ATTEMPTS || !isRetryable(error)) throw error;
      if (isStalePlan(error)) continue;
      await sleep(Math.random() * PAUSE_MILLISECONDS * 2 ** attempts);
    }
  }
}
