// Holds the inbox's state and tells who listens. One per workspace, alive while the signed-in shell is.

import type { InboxAction } from "./actions.ts";
import { inboxReducer } from "./inboxReducer.ts";
import { emptyInbox, type InboxState } from "./state.ts";

export interface InboxStore {
  getState: () => InboxState;
  dispatch: (action: InboxAction) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createInboxStore(): InboxStore {
  let state = emptyInbox;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    dispatch(action) {
      const next = inboxReducer(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
