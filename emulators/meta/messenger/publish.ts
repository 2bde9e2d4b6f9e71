// Webhooks of an inbox: one event per entry, in `messaging`, or in `standby` while another app has the thread.

import type { Fields } from "./fields.ts";
import type { Inbox, Thread, ThreadMessage } from "./inbox.ts";
import type { Messaging } from "./messaging.ts";

const INSTAGRAM_FIELDS: Record<string, string> = {
  message_echoes: "messages",
  message_reads: "messaging_seen",
  messaging_referrals: "messaging_referral",
  message_edits: "message_edit",
  messaging_handovers: "messaging_handover",
};

export interface ThreadEvent {
  /** The name of the Messenger field; Instagram's own is found from it. */
  field: string;
  from: "person" | "business";
  payload: Fields;
  /** Moments of people are the clock's now; a test may set another. */
  at?: number;
  /** Control moved: the event goes to the app concerned, never to standby. */
  ignoresOwner?: boolean;
}

export function publishThreadEvent(
  messaging: Messaging,
  inbox: Inbox,
  thread: Thread,
  event: ThreadEvent,
): void {
  const now = messaging.clock.now();
  const isStandby = !event.ignoresOwner && isOwnedByAnother(messaging, thread);
  const ownField = inbox.platform === "instagram" ? INSTAGRAM_FIELDS[event.field] : undefined;
  const field = isStandby ? "standby" : (ownField ?? event.field);
  if (inbox.platform === "instagram" && event.field === "message_deliveries") return;
  if (!inbox.subscribedFields?.has(field)) return;
  const [sender, recipient] =
    event.from === "person" ? [thread.person.id, inbox.id] : [inbox.id, thread.person.id];
  const item = {
    sender: { id: sender },
    recipient: { id: recipient },
    timestamp: event.at ?? now,
    ...(isStandby ? withoutPostbackPayload(event.payload) : event.payload),
  };
  messaging.publish(inbox, field, { id: inbox.id, time: now, [isStandby ? "standby" : "messaging"]: [item] });
}

export function isOwnedByAnother(messaging: Messaging, thread: Thread): boolean {
  return thread.ownerAppId !== undefined && thread.ownerAppId !== messaging.appId;
}

/** The copy of a sent message that goes back to the apps of the inbox. */
export function publishEcho(
  messaging: Messaging,
  inbox: Inbox,
  thread: Thread,
  sent: ThreadMessage,
  metadata?: string,
): void {
  const appId = sent.appId ?? messaging.appId;
  publishThreadEvent(messaging, inbox, thread, {
    field: "message_echoes",
    from: "business",
    at: sent.at,
    payload: {
      message: {
        mid: sent.mid,
        is_echo: true,
        ...(inbox.platform === "messenger" ? { app_id: Number(appId) } : {}),
        ...(metadata === undefined ? {} : { metadata }),
        ...sent.content,
      },
    },
  });
}

function withoutPostbackPayload(payload: Fields): Fields {
  const { postback, ...rest } = payload;
  if (typeof postback !== "object" || postback === null) return payload;
  const { payload: _hidden, ...shown } = { payload: undefined, ...postback };
  return { ...rest, postback: shown };
}
