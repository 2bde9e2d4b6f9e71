// Keeps answers that were typed and not confirmed over a reload of the page. Sending one again is harmless, because
// the server recognises its clientId.

import type { InboxStore } from "../store/createInboxStore.ts";
import type { PendingMessage } from "../store/state.ts";
import { readJson, writeJson } from "./storage.ts";

type Saved = Record<string, { clientId: string; text: string; createdAt: string }[]>;

/** Brings back what an earlier page left behind, and from then on writes down what is pending. */
export function keepOutbox(store: InboxStore, key: string): () => void {
  for (const [conversationId, messages] of Object.entries(readJson<Saved>(key) ?? {})) {
    for (const message of messages) {
      store.dispatch({
        kind: "sendStarted",
        conversationId,
        // Whether it arrived is unknown, and the moment may have passed: the person decides.
        message: { ...message, failure: { code: "offline", detail: "" } },
      });
    }
  }

  let written = pendingOf(store);
  return store.subscribe(() => {
    const pending = pendingOf(store);
    if (isSame(pending, written)) return;
    written = pending;
    const saved: Saved = Object.fromEntries(
      pending.map(([id, messages]) => [
        id,
        messages.map(({ clientId, text, createdAt }) => ({ clientId, text, createdAt })),
      ]),
    );
    writeJson(key, pending.length === 0 ? null : saved);
  });
}

type Pending = readonly (readonly [string, readonly PendingMessage[]])[];

function pendingOf(store: InboxStore): Pending {
  return [...store.getState().threads]
    .filter(([, { pending }]) => pending.length > 0)
    .map(([id, { pending }]) => [id, pending] as const);
}

function isSame(left: Pending, right: Pending): boolean {
  return left.length === right.length && left.every(([, messages], index) => messages === right[index]?.[1]);
}
