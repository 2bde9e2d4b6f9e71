// A webhook of Messenger or Instagram as events. Every entry belongs to one account; messages and comments come in lists of
// their own.

import type { InboundEvent, ParsedWebhook } from "../inbound.ts";
import { fields, id, isFields, list, text, type Fields } from "../readFields.ts";
import { parseMessaging } from "./parseMessaging.ts";
import type { Platform } from "./platform.ts";
import { hashOf, moment, type ReadEvent } from "./readEvent.ts";

/** Reads what stands in `changes`; undefined for fields that say nothing to us. */
export type ReadChange = (
  change: { field: string; value: Fields },
  entry: { account: string; at: number },
) => ReadEvent | undefined;

export function parseWebhook(
  body: unknown,
  now: number,
  platform: Platform,
  readChange: ReadChange,
): ParsedWebhook {
  const events: ParsedWebhook["events"] = [];
  for (const value of list(fields(body)["entry"])) {
    const entry = fields(value);
    const account = id(entry["id"]) ?? "";
    const at = moment(entry["time"]) ?? now;
    const add = (read: ReadEvent, raw: unknown) => {
      const key = read.key ?? hashOf(raw);
      const event: InboundEvent = { ...read, account, key, at: read.at ?? at };
      // One body may tell the same twice, for instance when two apps are subscribed.
      const isKnown = events.some((known) => known.event.account === account && known.event.key === key);
      if (!isKnown) events.push({ event, raw });
    };
    for (const item of list(entry["messaging"]).filter(isFields))
      for (const read of parseMessaging(item, platform)) add(read, item);
    for (const item of list(entry["standby"]).filter(isFields))
      for (const read of readStandby(item)) add(read, item);
    for (const item of changesOf(entry)) {
      const change = { field: text(item["field"]) ?? "empty", value: fields(item["value"]) };
      const read = readChange(change, { account, at });
      add(read ?? { kind: "unknown", type: change.field }, item);
    }
  }
  return { events };
}

/** Instagram's comments come in `changes`, or flat on the entry. */
function changesOf(entry: Fields): Fields[] {
  const changes = list(entry["changes"]).filter(isFields);
  return changes.length === 0 && text(entry["field"]) !== undefined ? [entry] : changes;
}

/** Another app has the thread: what is said there is not for our bots. */
function readStandby(item: Fields): ReadEvent[] {
  const person = id(fields(item["sender"])["id"]);
  const at = moment(item["timestamp"]);
  const type = Object.keys(item).find((key) => !["sender", "recipient", "timestamp"].includes(key));
  return [
    ...(person === undefined || fields(item["message"])["is_echo"] === true
      ? []
      : [
          {
            kind: "thread" as const,
            peer: { address: person },
            isOurs: false,
            key: `standby:${hashOf(item)}`,
            ...(at === undefined ? {} : { at }),
          },
        ]),
    { kind: "unknown", type: `standby/${type ?? "empty"}`, ...(at === undefined ? {} : { at }) },
  ];
}
