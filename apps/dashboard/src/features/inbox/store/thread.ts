// The messages of one conversation: merging what arrives in any order, finding what is missing,
// and the state of delivery of what the team wrote.

import { deliveryStatuses } from "@parley/contracts/channels";
import type { Conversation } from "@parley/contracts/api/inbox";
import type { Message } from "@parley/contracts/messages";
import type { PendingMessage, Thread } from "./state.ts";

/** Adds messages; each position is kept once, and an own message that has arrived is no longer pending. */
export function addMessages(thread: Thread, incoming: readonly Message[]): Thread {
  const messages = mergeMessages(thread.messages, incoming);
  const pending = withoutArrived(thread.pending, incoming);
  if (messages === thread.messages && pending === thread.pending) return thread;
  return { ...thread, messages, pending };
}

function mergeMessages(held: readonly Message[], incoming: readonly Message[]): readonly Message[] {
  const known = new Map(held.map((message) => [message.seq, message]));
  let isChanged = false;
  for (const message of incoming) {
    const before = known.get(message.seq);
    if (before && !isFurther(message, before)) continue;
    known.set(message.seq, message);
    isChanged = true;
  }
  if (!isChanged) return held;
  return [...known.values()].toSorted((left, right) => left.seq - right.seq);
}

/** A message may be told again: it has come further on its way, was edited, taken back, or somebody reacted. */
function isFurther(told: Message, held: Message): boolean {
  const gained = stepOf(told) - stepOf(held);
  if (gained !== 0) return gained > 0;
  return (
    (told.editedAt ?? "") > (held.editedAt ?? "") ||
    (told.deletedAt !== undefined && held.deletedAt === undefined) ||
    JSON.stringify(told.reactions) !== JSON.stringify(held.reactions)
  );
}

function stepOf({ delivery }: Message): number {
  return delivery ? deliveryStatuses.indexOf(delivery.status) : -1;
}

function withoutArrived(
  pending: readonly PendingMessage[],
  arrived: readonly Message[],
): readonly PendingMessage[] {
  if (pending.length === 0) return pending;
  const clientIds = new Set(
    arrived.filter(({ author }) => author.kind === "agent").map(({ clientId }) => clientId),
  );
  const rest = pending.filter(({ clientId }) => !clientIds.has(clientId));
  return rest.length === pending.length ? pending : rest;
}

/** Changes one pending message, or removes it when `change` answers null. */
export function changePending(
  thread: Thread,
  clientId: string,
  change: (message: PendingMessage) => PendingMessage | null,
): Thread {
  return {
    ...thread,
    pending: thread.pending.flatMap((message) => {
      if (message.clientId !== clientId) return [message];
      const changed = change(message);
      return changed ? [changed] : [];
    }),
  };
}

/**
 * The position after which messages are missing, or null when the thread is whole up to `latestSeq`.
 * What lies before the first held message is older history, not a gap.
 */
export function findGap(messages: readonly Message[], latestSeq: number): number | null {
  let expected = messages[0]?.seq ?? 1;
  for (const { seq } of messages) {
    if (seq !== expected) return expected - 1;
    expected = seq + 1;
  }
  return latestSeq >= expected ? expected - 1 : null;
}

export type DeliveryState = "sending" | "sent" | "delivered" | "read" | "failed";

/** How far a message of ours has come with the visitor. */
export function deliveryOf(
  { seq, delivery }: Pick<Message, "seq" | "delivery">,
  { visitorReadSeq, visitorDeliveredSeq }: Pick<Conversation, "visitorReadSeq" | "visitorDeliveredSeq">,
): DeliveryState {
  if (delivery?.status === "failed") return "failed";
  if (seq <= visitorReadSeq) return "read";
  if (delivery) return delivery.status === "queued" ? "sending" : delivery.status;
  return seq <= visitorDeliveredSeq ? "delivered" : "sent";
}
