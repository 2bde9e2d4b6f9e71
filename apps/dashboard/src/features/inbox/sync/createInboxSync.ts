// Ties the store to the server: lists, threads and sends go out, news comes in. No React in here.

import type { RealtimeEvent } from "@parley/contracts/events";
import type { NewsKind, Realtime } from "../../../api/realtime.ts";
import type { InboxStore } from "../store/createInboxStore.ts";
import { filterKey } from "../store/list.ts";
import type { ListFilters } from "../store/state.ts";
import type { InboxApi } from "./inboxApi.ts";
import { createListLoader, type ListLoader } from "./listLoader.ts";
import { createSendLane, type SendLane } from "./sendLane.ts";
import { createThreadLoader, type ThreadLoader } from "./threadLoader.ts";

/** The typing sign is renewed at most this often while the member writes. */
const typingEveryMs = 3_000;

/** Lists fetched again after a reset, besides the one that is shown; searches of long ago are not. */
const listsKeptFresh = 6;

const newsKinds = [
  "conversation",
  "contact",
  "presence",
  "visitorTyping",
  "memberTyping",
  "memberViewing",
] as const satisfies NewsKind[];

export interface InboxSync extends SendLane, Pick<ThreadLoader, "loadOlder"> {
  start: () => () => void;
  showList: (filters: ListFilters) => void;
  /** Fetches the first page of a list that is counted beside the one that is shown. */
  prepareList: (filters: ListFilters) => void;
  loadMore: ListLoader["loadMore"];
  openThread: (conversationId: string | null) => void;
  markRead: (conversationId: string, seq: number) => void;
  typing: (conversationId: string, isTyping: boolean) => void;
}

export function createInboxSync(store: InboxStore, api: InboxApi, realtime: Realtime): InboxSync {
  const lists = createListLoader(store, api, realtime);
  const threads = createThreadLoader(store, api);
  const lane = createSendLane(store, api, () => crypto.randomUUID());
  const shown = new Map<string, ListFilters>();
  let current: ListFilters | null = null;
  let opened: string | null = null;
  let lastTyping = { conversationId: "", at: 0 };

  let queue: RealtimeEvent[] = [];
  /** A catch-up tells its conversations one after the other; they become one change of the state. */
  function receive(event: RealtimeEvent): void {
    if (queue.push(event) > 1) return;
    queueMicrotask(() => {
      const events = queue;
      queue = [];
      store.dispatch({ kind: "eventsReceived", events, now: Date.now() });
    });
  }

  function startAnew(): void {
    store.dispatch({ kind: "reset", keep: opened });
    const counted = [...shown.values()].slice(-listsKeptFresh);
    shown.clear();
    for (const filters of counted) prepareList(filters);
    if (current) prepareList(current);
    if (opened !== null) void refreshOpened(opened);
  }

  function prepareList(filters: ListFilters): void {
    shown.set(filterKey(filters), filters);
    lists.show(filters);
  }

  async function refreshOpened(id: string): Promise<void> {
    const conversation = await api.getConversation(id).catch(() => null);
    if (conversation) store.dispatch({ kind: "conversationsReceived", conversations: [conversation] });
  }

  return {
    ...lane,
    loadMore: lists.loadMore,
    loadOlder: threads.loadOlder,
    start() {
      let wasLive = realtime.getState() === "live";
      let wasEverLive = wasLive;
      const stops = [
        threads.start(),
        ...newsKinds.map((kind) => realtime.subscribe(kind, receive)),
        realtime.subscribe("reset", startAnew),
        realtime.onState(() => {
          const isLive = realtime.getState() === "live";
          if (wasLive && !isLive) store.dispatch({ kind: "disconnected" });
          // Signed out or switched away: the feed's position is forgotten, so everything is asked for anew.
          if (realtime.getState() === "idle") startAnew();
          else if (isLive && !wasLive && wasEverLive && current) lists.refresh(current);
          wasLive = isLive;
          wasEverLive ||= isLive;
        }),
      ];
      return () => {
        for (const stop of stops) stop();
        realtime.send({ kind: "view", conversationId: null });
      };
    },
    showList(filters) {
      current = filters;
      prepareList(filters);
    },
    prepareList,
    openThread(conversationId) {
      opened = conversationId;
      realtime.send({ kind: "view", conversationId });
      threads.open(conversationId);
    },
    markRead(conversationId, seq) {
      store.dispatch({ kind: "markedRead", conversationId, seq });
      // A mark that does not arrive is set again when the thread is looked at the next time.
      api.markRead(conversationId, seq).catch(() => undefined);
    },
    typing(conversationId, isTyping) {
      const isRecent =
        lastTyping.conversationId === conversationId && Date.now() - lastTyping.at < typingEveryMs;
      if (isTyping ? isRecent : lastTyping.at === 0) return;
      lastTyping = { conversationId, at: isTyping ? Date.now() : 0 };
      // A typing sign is worth nothing later, so a lost one is not repeated.
      api.sendTyping(conversationId, isTyping).catch(() => undefined);
    },
  };
}
