// Sends what the member wrote: one message at a time for each conversation, so that their order is the order of typing.

import { AppError } from "@parley/contracts/errors";
import type { InboxStore } from "../store/createInboxStore.ts";
import type { SendFailure } from "../store/state.ts";
import type { InboxApi } from "./inboxApi.ts";

/** Waits between attempts while the server is out of reach; then the person decides. */
const attemptWaitsMs = [500, 1_500, 4_000];
const serverFailure = 500;
const tooManyRequests = 429;
const maximumWaitMs = 30_000;

export interface SendLane {
  send: (conversationId: string, text: string) => void;
  retry: (conversationId: string, clientId: string) => void;
  discard: (conversationId: string, clientId: string) => void;
}

export function createSendLane(store: InboxStore, api: InboxApi, newId: () => string): SendLane {
  const busy = new Set<string>();

  /** Sends what is waiting, oldest first, until nothing is left or the server cannot be reached. */
  async function run(conversationId: string): Promise<void> {
    if (busy.has(conversationId)) return;
    busy.add(conversationId);
    try {
      for (let next = waiting(conversationId)[0]; next; next = waiting(conversationId)[0]) {
        const failure = await attempt(conversationId, next.clientId, next.text);
        if (!failure) continue;
        // What was typed after an unreachable moment must not overtake what was typed before.
        const failed = failure.code === "offline" ? waiting(conversationId) : [next];
        for (const { clientId } of failed) {
          store.dispatch({ kind: "sendFailed", conversationId, clientId, failure });
        }
      }
    } finally {
      busy.delete(conversationId);
    }
  }

  function waiting(conversationId: string) {
    const pending = store.getState().threads.get(conversationId)?.pending ?? [];
    return pending.filter(({ failure }) => failure === null);
  }

  async function attempt(
    conversationId: string,
    clientId: string,
    text: string,
  ): Promise<SendFailure | null> {
    for (let count = 0; ; count += 1) {
      try {
        const answer = await api.sendMessage(conversationId, { clientId, text });
        store.dispatch({ kind: "sendSucceeded", ...answer });
        return null;
      } catch (error) {
        if (isRefusal(error)) return { code: error.code, detail: error.message };
        const wait = attemptWaitsMs[count];
        if (wait === undefined) return { code: "offline", detail: "" };
        await pause(Math.max(wait, askedToWaitMs(error)));
      }
    }
  }

  return {
    send(conversationId, text) {
      store.dispatch({
        kind: "sendStarted",
        conversationId,
        message: { clientId: newId(), text, createdAt: new Date().toISOString(), failure: null },
      });
      void run(conversationId);
    },
    retry(conversationId, clientId) {
      store.dispatch({ kind: "sendRetried", conversationId, clientId });
      void run(conversationId);
    },
    discard(conversationId, clientId) {
      store.dispatch({ kind: "sendDiscarded", conversationId, clientId });
    },
  };
}

/** An answer that will not change by asking again. */
function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && error.status < serverFailure && error.status !== tooManyRequests;
}

function askedToWaitMs(error: unknown): number {
  const seconds = error instanceof AppError ? Number(error.data.seconds) : 0;
  return Number.isFinite(seconds) ? Math.min(maximumWaitMs, seconds * 1_000) : 0;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
