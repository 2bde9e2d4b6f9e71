// One inbox for each membership, alive as long as the page: leaving the screen and coming back shows it at once,
// and news keep it right meanwhile.

import { createContext, useContext, useMemo, useSyncExternalStore } from "react";
import { realtime } from "../../api/realtime.ts";
import { createInboxStore, type InboxStore } from "./store/createInboxStore.ts";
import { filterKey, listIds } from "./store/list.ts";
import type { InboxState, ListFilters, ListWindow } from "./store/state.ts";
import { createInboxApi } from "./sync/inboxApi.ts";
import { createInboxSync, type InboxSync } from "./sync/createInboxSync.ts";
import { keepOutbox } from "./sync/outbox.ts";

export interface Inbox {
  workspaceId: string;
  memberId: string;
  store: InboxStore;
  sync: InboxSync;
}

let present: (Inbox & { stop: () => void }) | null = null;

/** The inbox of a member; the one of another membership before is given up. */
export function inboxOf(workspaceId: string, memberId: string): Inbox {
  if (present?.memberId === memberId) return present;
  present?.stop();
  const store = createInboxStore();
  const sync = createInboxSync(store, createInboxApi(workspaceId), realtime);
  const stops = [sync.start(), keepOutbox(store, `parley-outbox:${memberId}`)];
  present = {
    workspaceId,
    memberId,
    store,
    sync,
    stop() {
      for (const stop of stops) stop();
    },
  };
  return present;
}

export const InboxContext = createContext<Inbox | null>(null);

export function useInbox(): Inbox {
  const inbox = useContext(InboxContext);
  if (inbox === null) throw new Error("This component belongs inside the inbox.");
  return inbox;
}

/** A part of the inbox's state; `select` must answer the same object while nothing changed. */
export function useInboxState<Value>(select: (state: InboxState) => Value): Value {
  const { store } = useInbox();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

export function useConversation(id: string) {
  return useInboxState(({ conversations }) => conversations.get(id));
}

export function useThread(id: string) {
  return useInboxState(({ threads }) => threads.get(id));
}

const nothing: readonly string[] = [];

/** The window of a list and the ids it shows, last activity first. */
export function useList(filters: ListFilters): { window: ListWindow | undefined; ids: readonly string[] } {
  const { memberId } = useInbox();
  const key = filterKey(filters);
  const window = useInboxState(({ windows }) => windows.get(key));
  const order = useInboxState((state) => state.order);
  const conversations = useInboxState((state) => state.conversations);
  const ids = useMemo(
    () => (window ? listIds(order, conversations, window, memberId) : nothing),
    [order, conversations, window, memberId],
  );
  return { window, ids };
}
