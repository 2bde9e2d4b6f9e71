// getUpdates: one long poll per bot; a newer one ends the older one with a conflict.
import type { VirtualClock } from "../../kit/createVirtualClock.ts";
import { conflict, type ApiError } from "../apiError.ts";
import type { Update } from "../types.ts";
import type { UpdateBox } from "./createUpdateBox.ts";

export interface PollRequest {
  offset: number;
  limit: number;
  timeoutSeconds: number;
}

export interface Polling {
  poll(box: UpdateBox, request: PollRequest): Promise<Update[]>;
  /** Ends the waiting poll of a bot. */
  interrupt(box: UpdateBox, error: ApiError): void;
}

const LONGEST_TIMEOUT_SECONDS = 50;
const LARGEST_LIMIT = 100;

/** A client that asks for the same again at once is slowed down: first it waits, then it gets one at a time. */
const REPEATED_WITHIN_MS = 3_000;
const REPEATED_TIMEOUT_SECONDS = 3;
const HURRIED_WITHIN_MS = 500;

interface WaitingPoll {
  fail(error: ApiError): void;
}

export function createPolling({ clock }: { clock: VirtualClock }): Polling {
  const waiting = new Map<UpdateBox, WaitingPoll>();
  const previous = new Map<UpdateBox, { offset: number; at: number }>();

  function interrupt(box: UpdateBox, error: ApiError): void {
    waiting.get(box)?.fail(error);
    waiting.delete(box);
  }

  return {
    interrupt,
    async poll(box, { offset, limit, timeoutSeconds }) {
      if (box.webhook)
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      interrupt(
        box,
        conflict("terminated by other getUpdates request; make sure that only one bot instance is running"),
      );
      const now = clock.now();
      const before = previous.get(box);
      previous.set(box, { offset, at: now });
      const isRepeated = before?.offset === offset && now - before.at < REPEATED_WITHIN_MS;
      const isHurried = before?.offset === offset && now - before.at < HURRIED_WITHIN_MS;
      const clamped = Math.min(Math.max(timeoutSeconds, 0), LONGEST_TIMEOUT_SECONDS);
      const timeout = isRepeated ? Math.max(clamped, REPEATED_TIMEOUT_SECONDS) : clamped;
      const count = isHurried ? 1 : Math.min(limit >= 1 ? limit : LARGEST_LIMIT, LARGEST_LIMIT);

      confirm(box, offset);
      const take = () =>
        box
          .pending()
          .slice(0, count)
          .map(({ update }) => update);
      const ready = take();
      if (ready.length > 0 || timeout === 0) return ready;
      return waitForUpdates(box, take, timeout * 1000);
    },
  };

  function waitForUpdates(box: UpdateBox, take: () => Update[], timeoutMs: number): Promise<Update[]> {
    return new Promise((resolve, reject) => {
      const finish = (act: () => void) => {
        stopListening();
        cancelTimer();
        if (waiting.get(box) === poll) waiting.delete(box);
        act();
      };
      const stopListening = box.onPush(() => finish(() => resolve(take())));
      const cancelTimer = clock.after(timeoutMs, () => finish(() => resolve([])));
      const poll: WaitingPoll = { fail: (error) => finish(() => reject(error)) };
      waiting.set(box, poll);
    });
  }
}

/** A positive offset confirms everything below it; a negative one keeps that many from the end. */
function confirm(box: UpdateBox, offset: number): void {
  const pending = box.pending();
  if (offset > 0) return box.remove(pending.filter(({ update }) => update.update_id < offset));
  if (offset < 0) box.remove(pending.slice(0, Math.max(0, pending.length + offset)));
}
