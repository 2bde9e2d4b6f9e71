// Reading the envelope of a webhook: where an event belongs, when it was, and what it came in.

import { createHash } from "node:crypto";
import type { InboundEvent } from "../../inbound.ts";
import { fields, number, text, type Fields } from "../../readFields.ts";

const SECOND_MS = 1_000;
/** Signs of a hash that stands for what has no id; a collision among the news of one account is not to be feared. */
const HASH_LENGTH = 24;
/** Longest moment a date can hold, in seconds. */
const LATEST_SECOND = 8_640_000_000_000;

/** One `changes[]` entry. */
export interface Change {
  object: string;
  wabaId: string;
  /** Seconds of the entry, where it has them. */
  time: unknown;
  field: string;
  value: Fields;
  now: number;
}

export interface FoundEvent {
  event: InboundEvent;
  raw: unknown;
}

/** Phone number id of a change about a number; the WABA's where it is about the whole account. */
export function accountOf({ value, wabaId }: Change): string {
  return text(fields(value["metadata"])["phone_number_id"]) ?? wabaId;
}

/** The same request with this part alone, so that it can be read once more. */
export function rawOf(change: Change, part: Fields): unknown {
  const { object, wabaId, time, field, value } = change;
  const { messages: _messages, statuses: _statuses, errors: _errors, ...common } = value;
  return {
    object,
    entry: [
      {
        id: wabaId,
        ...(time === undefined ? {} : { time }),
        changes: [{ field, value: { ...common, ...part } }],
      },
    ],
  };
}

/** Seconds as text or number. */
export function momentOf(value: unknown, otherwise: number): number {
  const seconds = typeof value === "string" && value.trim() !== "" ? Number(value) : number(value);
  if (seconds === undefined || !Number.isFinite(seconds) || seconds <= 0 || seconds > LATEST_SECOND)
    return otherwise;
  return seconds * SECOND_MS;
}

/** The same value gives the same text. */
export function hashOf(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(value) ?? "")
    .digest("hex")
    .slice(0, HASH_LENGTH);
}
