// Sender actions: typing, seen, and the reaction of the business to a message.

import { checkWindow } from "./checkWindow.ts";
import { fieldsOf, idOf, textOf, type Fields } from "./fields.ts";
import { checkOwner, checkPerson, findThread, type Recipient } from "./findRecipient.ts";
import { findMessage, type Inbox, type Thread } from "./inbox.ts";
import type { Messaging } from "./messaging.ts";
import { emojiOf, isReactionName } from "./reactions.ts";
import { invalid, isRefusal, type Refusal } from "./refusal.ts";
import { threadOfUserRef } from "./userRefs.ts";

/** The dots disappear by themselves after this. */
const TYPING_MS = 20_000;

export function runSenderAction(
  messaging: Messaging,
  inbox: Inbox,
  values: Fields,
  recipient: Recipient,
): { recipient_id?: string } | Refusal {
  if (values["message"] !== undefined) return invalid("Param sender_action must not come with a message.");
  if (recipient.kind === "comment" || recipient.kind === "post") {
    return invalid("Param sender_action needs a recipient with an id.");
  }
  const thread =
    recipient.kind === "userRef"
      ? threadOfUserRef(inbox, recipient.userRef)
      : findThread(inbox, recipient.id);
  if (isRefusal(thread)) return thread;
  const now = messaging.clock.now();
  const refused =
    checkPerson(inbox, thread) ??
    checkOwner(messaging, thread) ??
    checkWindow({ inbox, thread, now, values: {}, message: undefined }) ??
    messaging.checkRate(inbox, "send") ??
    apply(messaging, inbox, thread, values);
  return refused ?? (recipient.kind === "person" ? { recipient_id: thread.person.id } : {});
}

function apply(messaging: Messaging, inbox: Inbox, thread: Thread, values: Fields): Refusal | undefined {
  const now = messaging.clock.now();
  const personaId = idOf(values["persona_id"]);
  switch (textOf(values["sender_action"])?.toLowerCase()) {
    case "typing_on":
      if (personaId && !inbox.personas.has(personaId)) return invalid("Param persona_id must be a persona.");
      thread.typingUntil = now + TYPING_MS;
      if (personaId) thread.typingPersonaId = personaId;
      else delete thread.typingPersonaId;
      return undefined;
    case "typing_off":
      thread.typingUntil = 0;
      return undefined;
    case "mark_seen":
      thread.businessReadAt = now;
      return undefined;
    case "react":
    case "unreact":
      return react(inbox, thread, values);
    default:
      return invalid(
        "Param sender_action must be one of {typing_on, typing_off, mark_seen, react, unreact}.",
      );
  }
}

function react(inbox: Inbox, thread: Thread, values: Fields): Refusal | undefined {
  const payload = fieldsOf(values["payload"]);
  const message = findMessage(thread, idOf(payload?.["message_id"]));
  if (!message) return invalid("Param payload[message_id] must name a message of this conversation.");
  if (values["sender_action"] === "unreact") {
    delete message.reactions.business;
    return undefined;
  }
  const name = textOf(payload?.["reaction"]) ?? "";
  if (!isReactionName(inbox.platform, name))
    return invalid("Param payload[reaction] must be a known reaction.");
  message.reactions.business = { name, emoji: emojiOf(name) };
  return undefined;
}
