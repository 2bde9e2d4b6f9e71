// Fetches the pages of the lists. A list is fetched once; afterwards news keep it right.

import type { Realtime } from "../../../api/realtime.ts";
import type { InboxStore } from "../store/createInboxStore.ts";
import { filterKey } from "../store/list.ts";
import type { ListFilters } from "../store/state.ts";
import type { InboxApi } from "./inboxApi.ts";

export interface ListLoader {
  /** Fetches the first page unless it is there already. */
  show: (filters: ListFilters) => void;
  loadMore: (filters: ListFilters) => void;
  /** Fetches the first page again: presence has no history that could be caught up. */
  refresh: (filters: ListFilters) => void;
}

export function createListLoader(
  store: InboxStore,
  api: InboxApi,
  realtime: Pick<Realtime, "getState" | "noteFeed">,
): ListLoader {
  const underWay = new Set<string>();

  async function load(filters: ListFilters, cursor: string | null): Promise<void> {
    const key = filterKey(filters);
    const { generation } = store.getState();
    const request = `${generation} ${key}`;
    if (underWay.has(request)) return;
    underWay.add(request);
    const wasLive = realtime.getState() === "live";
    store.dispatch({ kind: "listRequested", filters });
    try {
      const { items, nextCursor, feed } = await api.listConversations(filters, cursor);
      store.dispatch({ kind: "listReceived", filters, generation, cursor, items, nextCursor });
      realtime.noteFeed(feed);
      if (!wasLive && realtime.getState() === "live") await closeGap(feed);
    } catch (error) {
      store.dispatch({ kind: "listFailed", filters, error });
    } finally {
      underWay.delete(request);
    }
  }

  /** What changed between the list and the moment the socket opened was told to nobody. */
  async function closeGap(feed: string): Promise<void> {
    const { items, reset } = await api.listChanges(feed);
    if (reset) store.dispatch({ kind: "reset", keep: null });
    store.dispatch({ kind: "conversationsReceived", conversations: items });
  }

  return {
    show(filters) {
      const window = store.getState().windows.get(filterKey(filters));
      if (window?.bound || window?.isComplete) return;
      void load(filters, null);
    },
    loadMore(filters) {
      const window = store.getState().windows.get(filterKey(filters));
      if (!window || window.isComplete) return;
      void load(filters, window.nextCursor);
    },
    refresh: (filters) => void load(filters, null),
  };
}
