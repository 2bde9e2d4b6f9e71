// Queues of a lane: one for work that may run side by side, one for work with a key, which runs one after the other.

import { newId } from "../ids.ts";
import type { Lane } from "./defineTask.ts";

/** What failed for good waits here for the operator. */
export const deadQueue = "dead";

export function orderedQueueOf(lane: Lane): string {
  return `${lane}-ordered`;
}

export function queuesOf(lane: Lane): readonly string[] {
  return [lane, orderedQueueOf(lane)];
}

/** A uuid that grows: work of one transaction has one moment of creation, and its order is then told by the id. */
export function newJobId(): string {
  const id = newId();
  return `${id.slice(0, 8)}-${id.slice(8, 12)}-7${id.slice(12, 15)}-8${id.slice(15, 18)}-${id.slice(18)}000000`;
}
