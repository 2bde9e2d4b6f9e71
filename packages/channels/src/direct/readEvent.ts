// What reading one part of a webhook gives.

import { createHash } from "node:crypto";
import type { InboundEvent } from "../inbound.ts";
import { number } from "../readFields.ts";

const SECOND_MS = 1_000;
/** Moments below this are told in seconds: as milliseconds they would lie before the year 2002. */
const FIRST_MILLISECONDS = 1_000_000_000_000;

type Body<Event> = Event extends unknown ? Omit<Event, "account" | "key" | "at"> : never;
/** An event without its account. One without `key` is known by its words. */
export type ReadEvent = Body<InboundEvent> & { key?: string; at?: number };

/** Messages tell milliseconds, comments seconds. */
export function moment(value: unknown): number | undefined {
  const told = number(value);
  if (told === undefined || told <= 0) return undefined;
  return told < FIRST_MILLISECONDS ? told * SECOND_MS : told;
}

/** The same news has the same words; used where the provider gives no id. */
export function hashOf(value: unknown): string {
  return `h${createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32)}`;
}
