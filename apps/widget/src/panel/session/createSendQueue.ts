// Sends what the visitor did, one after the other, until the server has confirmed it. A repeat carries the same client
// id, so that nothing is stored twice; a failure keeps what comes after it waiting, so that the order stays.

import type { TurnResponse } from "@parley/contracts/widget";
import { backoffMs } from "../../shared/backoffMs.ts";
import type { Pending } from "./conversationState.ts";
import type { Outcome } from "./widgetApi.ts";

/** Attempts before the message is shown as failed, with a button to try again. */
const attemptsBeforeFailed = 4;

export interface SendQueueOptions {
  /** The first thing to send, or undefined when everything is confirmed. */
  next(): Pending | undefined;
  send(pending: Pending): Promise<Outcome<TurnResponse>>;
  confirmed(pending: Pending, turn: TurnResponse): void;
  marked(pending: Pending, status: Pending["status"], problem: string | null): void;
  /** Seconds until the server takes messages again, 0 when it does. */
  limited(seconds: number): void;
  wait(milliseconds: number): Promise<void>;
}

export interface SendQueue {
  /** Works until the queue is empty or stuck; does nothing while already working. */
  run(): void;
  /** Leaves a waiting time early: the network is back, or the visitor asks for it. */
  hurry(): void;
}

export function createSendQueue(options: SendQueueOptions): SendQueue {
  let isRunning = false;
  let wake: (() => void) | undefined;

  const pause = (milliseconds: number) =>
    Promise.race([options.wait(milliseconds), new Promise<void>((resolve) => (wake = resolve))]);

  async function work() {
    for (let attempt = 0; ;) {
      const pending = options.next();
      if (!pending || pending.status === "failed") return;
      const outcome = await options.send(pending);
      if (outcome.ok) {
        attempt = 0;
        options.confirmed(pending, outcome.data);
        continue;
      }
      if (outcome.kind === "refused" || outcome.kind === "unauthorised") {
        attempt = 0;
        options.marked(pending, "refused", outcome.detail || null);
        continue;
      }
      if (outcome.kind === "limited") {
        options.limited(outcome.waitSeconds);
        await options.wait(outcome.waitSeconds * 1_000);
        options.limited(0);
        continue;
      }
      attempt += 1;
      if (attempt >= attemptsBeforeFailed) {
        options.marked(pending, "failed", null);
        return;
      }
      await pause(backoffMs(attempt - 1));
    }
  }

  return {
    run() {
      if (isRunning) return;
      isRunning = true;
      void work().finally(() => (isRunning = false));
    },
    hurry() {
      wake?.();
    },
  };
}
