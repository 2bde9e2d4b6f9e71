// `POST /{page or account}/messages`: refuses what the platform refuses, in the order in which it looks at a call.

import { checkMessage } from "./checkMessage.ts";
import { checkMessagingType, checkWindow } from "./checkWindow.ts";
import { fieldsOf, idOf, type Fields } from "./fields.ts";
import { checkInbox, checkOwner, checkPerson, findThread, readRecipient } from "./findRecipient.ts";
import { findMessage, type Inbox, type Thread } from "./inbox.ts";
import type { Messaging } from "./messaging.ts";
import { invalid, isRefusal, type Refusal } from "./refusal.ts";
import { runSenderAction } from "./senderAction.ts";
import { sendPrivateReply } from "./sendPrivateReply.ts";
import { checkSendRate, storeMessage, type SendCall, type SendResult } from "./storeMessage.ts";
import { threadOfUserRef } from "./userRefs.ts";

export async function sendMessage(
  messaging: Messaging,
  inbox: Inbox,
  call: SendCall,
): Promise<SendResult | Refusal> {
  const { values } = call;
  const rate = messaging.checkAppRate(inbox) ?? checkInbox(inbox);
  if (rate) return rate;
  const recipient = readRecipient(values);
  if (isRefusal(recipient)) return recipient;
  if (values["sender_action"] !== undefined) return runSenderAction(messaging, inbox, values, recipient);

  const message = checkMessage(inbox.platform, fieldsOf(values["message"]), call.files.length > 0);
  if (isRefusal(message)) return message;
  const problem = checkMessagingType(inbox.platform, values) ?? checkPersona(inbox, values);
  if (problem) return problem;
  if (recipient.kind === "comment" || recipient.kind === "post") {
    return sendPrivateReply(messaging, inbox, recipient, message, call);
  }

  const thread =
    recipient.kind === "userRef"
      ? threadOfUserRef(inbox, recipient.userRef)
      : findThread(inbox, recipient.id);
  if (isRefusal(thread)) return thread;
  const refused =
    checkPerson(inbox, thread) ??
    checkOwner(messaging, thread) ??
    checkWindow({ inbox, thread, now: messaging.clock.now(), values, message }) ??
    checkReplyTo(thread, values) ??
    checkSendRate(messaging, inbox, message);
  if (refused) return refused;

  const sent = await storeMessage(messaging, inbox, thread, message, call);
  if (isRefusal(sent)) return sent;
  return {
    ...(recipient.kind === "person" ? { recipient_id: thread.person.id } : {}),
    message_id: sent.stored.mid,
    ...(sent.attachmentId === undefined ? {} : { attachment_id: sent.attachmentId }),
  };
}

function checkPersona(inbox: Inbox, values: Fields): Refusal | undefined {
  const personaId = idOf(values["persona_id"]);
  if (personaId === undefined || inbox.personas.has(personaId)) return undefined;
  return invalid(`Param persona_id: there is no persona ${personaId} on this Page.`);
}

function checkReplyTo(thread: Thread, values: Fields): Refusal | undefined {
  const mid = idOf(fieldsOf(values["reply_to"])?.["mid"]);
  if (mid === undefined || findMessage(thread, mid)) return undefined;
  return invalid("Param reply_to[mid] must name a message of this conversation.");
}
