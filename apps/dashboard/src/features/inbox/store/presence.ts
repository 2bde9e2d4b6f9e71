// Who types and who is looking: short-lived facts that are never stored and simply run out.

import type { RealtimeEvent } from "@parley/contracts/events";
import type { Message } from "@parley/contracts/messages";
import type { InboxState, Viewer } from "./state.ts";

/** A typing sign that is not renewed disappears after this time, in case its end was lost. */
export const typingLastsMs = 6_000;

type PresenceEvent = Extract<RealtimeEvent, { kind: "visitorTyping" | "memberTyping" | "memberViewing" }>;

export function reducePresence(state: InboxState, event: PresenceEvent, now: number): InboxState {
  switch (event.kind) {
    case "visitorTyping":
      return {
        ...state,
        visitorTyping: withEntry(
          state.visitorTyping,
          event.conversationId,
          event.isTyping ? now + typingLastsMs : undefined,
        ),
      };
    case "memberTyping":
      return withViewer(state, event, () => ({
        name: event.name,
        typingUntil: event.isTyping ? now + typingLastsMs : 0,
      }));
    case "memberViewing":
      return withViewer(state, event, (held) =>
        event.isViewing ? { name: event.name, typingUntil: held?.typingUntil ?? 0 } : undefined,
      );
  }
}

/** Whoever has just spoken is no longer typing. */
export function withoutTyping(state: InboxState, said: readonly Message[]): InboxState {
  const spoken = said.find(({ author }) => author.kind === "visitor")?.conversationId;
  if (spoken === undefined || !state.visitorTyping.has(spoken)) return state;
  return { ...state, visitorTyping: withEntry(state.visitorTyping, spoken, undefined) };
}

function withViewer(
  state: InboxState,
  { conversationId, memberId }: { conversationId: string; memberId: string },
  change: (held: Viewer | undefined) => Viewer | undefined,
): InboxState {
  const held = state.viewers.get(conversationId) ?? new Map<string, Viewer>();
  const viewers = withEntry(held, memberId, change(held.get(memberId)));
  return {
    ...state,
    viewers: withEntry(state.viewers, conversationId, viewers.size > 0 ? viewers : undefined),
  };
}

function withEntry<Value>(
  map: ReadonlyMap<string, Value>,
  key: string,
  value: Value | undefined,
): ReadonlyMap<string, Value> {
  const next = new Map(map);
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  return next;
}
