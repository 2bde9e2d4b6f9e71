// Hand-over between the connected app and the Page's inbox: who has the thread, and what each move tells.

import { idOf, textOf, type Fields } from "./fields.ts";
import type { Inbox, Thread } from "./inbox.ts";
import { PAGE_INBOX_APP_ID, type Messaging } from "./messaging.ts";
import { publishThreadEvent } from "./publish.ts";
import { refusal, type Refusal } from "./refusal.ts";

export function ownerOf(messaging: Messaging, thread: Thread): string {
  return thread.ownerAppId ?? messaging.appId;
}

/** The connected app gives the thread away. */
export function passThread(
  messaging: Messaging,
  thread: Thread,
  values: Fields,
): Refusal | { success: true } {
  if (ownerOf(messaging, thread) !== messaging.appId) return notOwner();
  thread.ownerAppId = idOf(values["target_app_id"]) ?? PAGE_INBOX_APP_ID;
  return { success: true };
}

/** The connected app, as the first receiver, takes the thread back. */
export function takeThread(messaging: Messaging, thread: Thread): { success: true } {
  thread.ownerAppId = messaging.appId;
  return { success: true };
}

/** The connected app asks the owner; a person in the Page's inbox decides. */
export function requestThread(messaging: Messaging, thread: Thread): Refusal | { success: true } {
  if (ownerOf(messaging, thread) !== messaging.appId) return { success: true };
  return refusal(100, "The app owns the thread already.");
}

/** Moves made in the Page's inbox, which the connected app hears of. */
export function moveFromInbox(
  messaging: Messaging,
  inbox: Inbox,
  thread: Thread,
  move: "pass" | "take" | "request",
  metadata: unknown,
): void {
  const previous = ownerOf(messaging, thread);
  const note = textOf(metadata) === undefined ? {} : { metadata };
  const publish = (payload: Fields) =>
    publishThreadEvent(messaging, inbox, thread, {
      field: "messaging_handovers",
      from: "person",
      payload,
      ignoresOwner: true,
    });
  switch (move) {
    case "pass":
      thread.ownerAppId = messaging.appId;
      return publish({
        pass_thread_control: {
          previous_owner_app_id: previous,
          new_owner_app_id: messaging.appId,
          ...note,
        },
      });
    case "take":
      thread.ownerAppId = PAGE_INBOX_APP_ID;
      return publish({
        take_thread_control: {
          previous_owner_app_id: previous,
          new_owner_app_id: PAGE_INBOX_APP_ID,
          ...note,
        },
      });
    case "request":
      return publish({ request_thread_control: { requested_owner_app_id: PAGE_INBOX_APP_ID, ...note } });
  }
}

function notOwner(): Refusal {
  return refusal(10, "The app is not the owner of the thread.", 2018300);
}
