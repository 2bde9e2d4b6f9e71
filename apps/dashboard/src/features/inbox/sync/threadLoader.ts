// Fetches messages: the newest page of the open thread, older ones on demand, and whatever is missing in between.

import { AppError } from "@parley/contracts/errors";
import type { InboxStore } from "../store/createInboxStore.ts";
import { findGap } from "../store/thread.ts";
import type { InboxApi } from "./inboxApi.ts";

/** First wait before a failed or fruitless fetch is repeated; doubles up to the longest. */
const retryFirstMs = 1_000;
const retryLongestMs = 30_000;

export interface ThreadLoader {
  start: () => () => void;
  open: (conversationId: string | null) => void;
  loadOlder: (conversationId: string) => Promise<void>;
}

export function createThreadLoader(store: InboxStore, api: InboxApi): ThreadLoader {
  let opened: string | null = null;
  /** Conversations that do not exist or may not be seen; asking again would not help. */
  const missing = new Set<string>();
  const fetching = new Set<string>();
  const loadingOlder = new Set<string>();
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Fetches what the open thread lacks, until it lacks nothing. */
  async function check(): Promise<void> {
    const id = opened;
    if (id === null || timer !== undefined || fetching.has(id) || missing.has(id)) return;
    const fetchMissing = nextFetch(id);
    if (fetchMissing === null) return;
    fetching.add(id);
    const hasMoved = await fetchMissing().catch((error: unknown) => {
      if (error instanceof AppError && error.code === "not_found") missing.add(id);
      store.dispatch({ kind: "threadFailed", conversationId: id, isMissing: missing.has(id) });
      return false;
    });
    fetching.delete(id);
    if (opened !== id) return;
    if (hasMoved) {
      failures = 0;
      void check();
    } else {
      retryLater();
    }
  }

  /** The next request, answering whether it brought anything; null when the thread is whole. */
  function nextFetch(id: string): (() => Promise<boolean>) | null {
    const { conversations, threads } = store.getState();
    const conversation = conversations.get(id);
    if (!conversation) {
      return async () => {
        const fetched = await api.getConversation(id);
        store.dispatch({ kind: "conversationsReceived", conversations: [fetched] });
        return true;
      };
    }
    const thread = threads.get(id);
    if (!thread) return null;
    const isFirst = thread.status !== "ready";
    const after = isFirst ? null : findGap(thread.messages, conversation.seq);
    if (!isFirst && after === null) return null;
    return async () => {
      const { items } = await api.listMessages(id, after === null ? {} : { after });
      store.dispatch({ kind: "messagesReceived", conversationId: id, items });
      // A server that lags behind its own news must not be asked without end.
      return isFirst || items.length > 0;
    };
  }

  function retryLater(): void {
    const wait = Math.min(retryLongestMs, retryFirstMs * 2 ** failures);
    failures += 1;
    timer = setTimeout(() => {
      timer = undefined;
      void check();
    }, wait);
  }

  function stopWaiting(): void {
    clearTimeout(timer);
    timer = undefined;
    failures = 0;
  }

  return {
    start() {
      const unsubscribe = store.subscribe(() => void check());
      return () => {
        unsubscribe();
        stopWaiting();
      };
    },
    open(conversationId) {
      stopWaiting();
      opened = conversationId;
      if (conversationId === null) return;
      missing.delete(conversationId);
      store.dispatch({ kind: "threadOpened", conversationId });
      void check();
    },
    async loadOlder(id) {
      const before = store.getState().threads.get(id)?.messages[0]?.seq;
      if (before === undefined || before <= 1 || loadingOlder.has(id)) return;
      loadingOlder.add(id);
      try {
        const { items } = await api.listMessages(id, { before });
        store.dispatch({ kind: "messagesReceived", conversationId: id, items });
      } finally {
        loadingOlder.delete(id);
      }
    },
  };
}
