// The open requests of the present workspace, shared by the notices, the badge and Home.
import { useSyncExternalStore } from "react";
import type { Conversation } from "@parley/contracts/api/inbox";
import {
  noRequests,
  withConversation,
  withDeclined,
  withoutConversation,
  withSnapshot,
  type RequestList,
} from "./requestList.ts";

const DECLINED_KEY = "parley-declined-requests";
/** Old entries only cost memory; a request lives minutes. */
const DECLINED_KEPT = 50;

let list: RequestList = { ...noRequests, declined: readDeclined() };
const listeners = new Set<() => void>();

function set(next: RequestList): void {
  if (next === list) return;
  list = next;
  for (const listener of listeners) listener();
}

export const requestStore = {
  get: (): RequestList => list,
  put: (conversation: Conversation) => set(withConversation(list, conversation)),
  replace: (conversations: readonly Conversation[]) => set(withSnapshot(list, conversations)),
  remove: (conversationId: string) => set(withoutConversation(list, conversationId)),
  decline(conversation: Conversation) {
    set(withDeclined(list, conversation));
    keepDeclined(list.declined);
  },
  clear: () => set({ ...noRequests, declined: list.declined }),
};

export function useRequestList(): RequestList {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => list,
  );
}

function readDeclined(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(DECLINED_KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((key): key is string => typeof key === "string") : [];
  } catch {
    return [];
  }
}

function keepDeclined(declined: readonly string[]): void {
  try {
    sessionStorage.setItem(DECLINED_KEY, JSON.stringify(declined.slice(-DECLINED_KEPT)));
  } catch {
    // Without storage a declined request may show again after a reload.
  }
}
