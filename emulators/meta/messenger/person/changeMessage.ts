// What a person does with messages that are there already: reacts, edits, takes back.

import { ControlRefusal } from "../../../kit/createControl.ts";
import { textOf, type Fields } from "../fields.ts";
import { findMessage, type Inbox, type Thread, type ThreadMessage } from "../inbox.ts";
import { EDITS } from "../limits.ts";
import type { Messaging } from "../messaging.ts";
import { publishThreadEvent } from "../publish.ts";
import { nameOfEmoji } from "../reactions.ts";
import { openWindow } from "./writeMessage.ts";

export function reactTo(messaging: Messaging, inbox: Inbox, thread: Thread, values: Fields): ThreadMessage {
  const message = wanted(thread, values);
  const isTakenBack = values["action"] === "unreact";
  const emoji = textOf(values["emoji"]) ?? "❤";
  const previous = message.reactions.person;
  if (isTakenBack) delete message.reactions.person;
  else message.reactions.person = { name: nameOfEmoji(emoji), emoji };
  openWindow(messaging, thread, false);
  const shown = message.reactions.person ?? (inbox.platform === "messenger" ? previous : undefined);
  publishThreadEvent(messaging, inbox, thread, {
    field: "message_reactions",
    from: "person",
    payload: {
      reaction: {
        mid: message.mid,
        action: isTakenBack ? "unreact" : "react",
        ...(shown ? { reaction: shown.name, emoji: shown.emoji } : {}),
      },
    },
  });
  return message;
}

export function editMessage(
  messaging: Messaging,
  inbox: Inbox,
  thread: Thread,
  values: Fields,
): ThreadMessage {
  const message = wanted(thread, values);
  const text = textOf(values["text"]);
  if (message.from !== "person" || !text)
    throw new ControlRefusal("A person edits the text of an own message.");
  if (message.edits >= EDITS) throw new ControlRefusal(`A message can be edited ${EDITS} times.`);
  message.edits += 1;
  message.content = { ...message.content, text };
  publishThreadEvent(messaging, inbox, thread, {
    field: "message_edits",
    from: "person",
    payload: { message_edit: { mid: message.mid, text, num_edit: message.edits } },
  });
  return message;
}

export function unsendMessage(
  messaging: Messaging,
  inbox: Inbox,
  thread: Thread,
  values: Fields,
): ThreadMessage {
  const message = wanted(thread, values);
  if (inbox.platform !== "instagram" || message.from !== "person" || message.isDeleted) {
    throw new ControlRefusal("On Instagram a person takes back an own message, once.");
  }
  message.isDeleted = true;
  publishThreadEvent(messaging, inbox, thread, {
    field: "messages",
    from: "person",
    payload: { message: { mid: message.mid, is_deleted: true } },
  });
  return message;
}

function wanted(thread: Thread, values: Fields): ThreadMessage {
  const mid = textOf(values["mid"]);
  const message = mid === undefined ? thread.messages.at(-1) : findMessage(thread, mid);
  if (message) return message;
  throw new ControlRefusal("There is no such message in this conversation.");
}
