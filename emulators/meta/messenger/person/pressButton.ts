// A person presses something: a button, Get Started, an ice breaker, the menu, or a quick reply under a message.

import { ControlRefusal } from "../../../kit/createControl.ts";
import { fieldsOf, numberOf, recordsOf, textOf, type Fields } from "../fields.ts";
import { findMessage, type Inbox, type Thread, type ThreadMessage } from "../inbox.ts";
import type { Messaging } from "../messaging.ts";
import { publishThreadEvent } from "../publish.ts";
import { addMessage, openWindow, takeReferral, writeMessage } from "./writeMessage.ts";

export function pressPostback(
  messaging: Messaging,
  inbox: Inbox,
  thread: Thread,
  { title, payload, referral }: { title: string; payload: string; referral?: Fields | undefined },
): ThreadMessage {
  const stored = addMessage(messaging, inbox, thread, { text: title }, true);
  openWindow(messaging, thread);
  const carried = referral ? { referral } : takeReferral(thread);
  publishThreadEvent(messaging, inbox, thread, {
    field: "messaging_postbacks",
    from: "person",
    payload: { postback: { mid: stored.mid, title, payload, ...carried } },
  });
  return stored;
}

export function pressGetStarted(messaging: Messaging, inbox: Inbox, thread: Thread): ThreadMessage {
  const payload = textOf(fieldsOf(inbox.profile["get_started"])?.["payload"]);
  if (payload === undefined) throw new ControlRefusal("The Page has no Get Started button.");
  return pressPostback(messaging, inbox, thread, { title: "Get Started", payload });
}

export function pressIceBreaker(
  messaging: Messaging,
  inbox: Inbox,
  thread: Thread,
  values: Fields,
): ThreadMessage {
  const question = iceBreakersOf(inbox, thread)[numberOf(values["index"]) ?? 0];
  if (!question) throw new ControlRefusal("There is no such ice breaker.");
  return pressPostback(messaging, inbox, thread, question);
}

export function pressMenu(messaging: Messaging, inbox: Inbox, thread: Thread, values: Fields): ThreadMessage {
  const item = menuOf(inbox, thread)[numberOf(values["index"]) ?? 0];
  const payload = textOf(item?.["payload"]);
  if (!item || payload === undefined) throw new ControlRefusal("There is no such menu item to send.");
  return pressPostback(messaging, inbox, thread, { title: textOf(item["title"]) ?? "", payload });
}

/** By its place under the message; buttons which ask for the person's data send that as their payload. */
export function pressQuickReply(
  messaging: Messaging,
  inbox: Inbox,
  thread: Thread,
  values: Fields,
): ThreadMessage {
  const message =
    findMessage(thread, textOf(values["mid"])) ??
    thread.messages.findLast(({ quickReplies }) => quickReplies);
  const replies = message?.quickReplies ?? [];
  const wanted = textOf(values["payload"]) ?? textOf(values["title"]);
  const reply =
    wanted === undefined
      ? replies[numberOf(values["index"]) ?? 0]
      : replies.find(({ payload, title }) => payload === wanted || title === wanted);
  if (!reply) throw new ControlRefusal("There is no such quick reply.");
  const kind = reply["content_type"];
  if (kind === "text") {
    return writeMessage(messaging, inbox, thread, { text: reply["title"], quickReply: reply["payload"] });
  }
  const given = textOf(values["value"]) ?? (kind === "user_email" ? "person@example.com" : "+15550100200");
  return writeMessage(messaging, inbox, thread, { text: given, quickReply: given });
}

/** The menu of the person's language, or of this one person. */
export function menuOf(inbox: Inbox, thread: Pick<Thread, "person" | "settings">): Fields[] {
  const menus = recordsOf(thread.settings?.["persistent_menu"] ?? inbox.profile["persistent_menu"]);
  return recordsOf(ofLocale(menus, thread)?.["call_to_actions"]);
}

export function iceBreakersOf(
  inbox: Inbox,
  thread: Pick<Thread, "person">,
): { title: string; payload: string }[] {
  const entries = recordsOf(inbox.profile["ice_breakers"]);
  const isPlain = entries.some((entry) => entry["question"] !== undefined);
  const questions = isPlain ? entries : recordsOf(ofLocale(entries, thread)?.["call_to_actions"]);
  return questions.map(({ question, payload }) => ({
    title: textOf(question) ?? "",
    payload: textOf(payload) ?? "",
  }));
}

export function ofLocale(entries: readonly Fields[], { person }: Pick<Thread, "person">): Fields | undefined {
  return (
    entries.find((entry) => entry["locale"] === person.locale) ??
    entries.find((entry) => entry["locale"] === "default")
  );
}
