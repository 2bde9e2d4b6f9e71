// Delivery and read receipts: a watermark on Messenger, the id of the message that was seen on Instagram.

import type { Inbox, Thread } from "./inbox.ts";
import type { Messaging } from "./messaging.ts";
import { publishThreadEvent } from "./publish.ts";

/** Everything the business sent so far has reached the person. */
export function reportDelivery(messaging: Messaging, inbox: Inbox, thread: Thread): void {
  const arrived = thread.messages.filter(({ from, at }) => from === "business" && at > thread.deliveredAt);
  const last = arrived.at(-1);
  if (!last) return;
  thread.deliveredAt = last.at;
  publishThreadEvent(messaging, inbox, thread, {
    field: "message_deliveries",
    from: "person",
    payload: { delivery: { mids: arrived.map(({ mid }) => mid), watermark: last.at } },
  });
}

/** The person looked at the conversation. */
export function reportRead(messaging: Messaging, inbox: Inbox, thread: Thread): void {
  const last = thread.messages.findLast(({ from }) => from === "business");
  if (!last || thread.personReadAt >= last.at) return;
  reportDelivery(messaging, inbox, thread);
  thread.personReadAt = last.at;
  const read = inbox.platform === "instagram" ? { mid: last.mid } : { watermark: last.at };
  publishThreadEvent(messaging, inbox, thread, { field: "message_reads", from: "person", payload: { read } });
}
