// A webhook body of WhatsApp as events. Many accounts, numbers and people may share one.

import type { InboundEvent, ParsedWebhook } from "../../inbound.ts";
import { fields, id, list, text } from "../../readFields.ts";
import { accountOf, hashOf, rawOf, type Change, type FoundEvent } from "./envelope.ts";
import { readMessage } from "./readMessage.ts";
import { readNews } from "./readNews.ts";
import { readStatus } from "./readStatus.ts";

const MINUTE_MS = 60_000;

export function parse(body: unknown, now: number): ParsedWebhook {
  const { object, entry } = fields(body);
  const events = list(entry)
    .map(fields)
    .flatMap((part) =>
      list(part["changes"])
        .map(fields)
        .flatMap((change) =>
          readChange({
            object: text(object) ?? "whatsapp_business_account",
            wabaId: id(part["id"]) ?? "",
            time: part["time"],
            field: text(change["field"]) ?? "",
            value: fields(change["value"]),
            now,
          }),
        ),
    );
  return { events: onceEach(events) };
}

function readChange(change: Change): FoundEvent[] {
  if (change.field !== "messages")
    return readNews(change).map(({ event, part }) => ({ event, raw: rawOf(change, part) }));
  const { value } = change;
  return [
    ...list(value["messages"]).map((message) => ({
      event: readMessage(fields(message), change),
      raw: rawOf(change, { messages: [message] }),
    })),
    ...list(value["statuses"]).map((status) => ({
      event: readStatus(fields(status), change),
      raw: rawOf(change, { statuses: [status] }),
    })),
    ...list(value["errors"]).map((error) => ({
      event: readError(error, change),
      raw: rawOf(change, { errors: [error] }),
    })),
  ];
}

/** An error of the number or the app, of no message. It has no moment of its own: the same one is told once a minute. */
function readError(error: unknown, change: Change): InboundEvent {
  return {
    account: accountOf(change),
    key: `error:${Math.floor(change.now / MINUTE_MS)}:${hashOf(error)}`,
    at: change.now,
    kind: "account",
    what: "error",
    details: { ...fields(error) },
  };
}

/** The same event twice in one request is one. */
function onceEach(events: readonly FoundEvent[]): FoundEvent[] {
  const seen = new Set<string>();
  return events.filter(({ event: { account, key } }) => {
    const place = `${account}|${key}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}
