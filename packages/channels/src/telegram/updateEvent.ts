// What reading one part of an update gives.

import type { InboundEvent } from "../inbound.ts";
import { number } from "../readFields.ts";

const SECOND_MS = 1_000;

type Body<Event> = Event extends unknown ? Omit<Event, "account" | "key" | "at"> : never;
/** An event without what all have in common; `at` where the update tells it. */
export type UpdateEvent = Body<InboundEvent> & { at?: number };

/** Telegram counts in seconds; 0 stands for a message that is no longer told about. */
export function moment(value: unknown): number | undefined {
  const seconds = number(value);
  return seconds === undefined || seconds <= 0 ? undefined : seconds * SECOND_MS;
}
