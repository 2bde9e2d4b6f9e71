// `POST /{page or account}/messages`: refuses what the platform refuses, stores the message, and reports echo and delivery.

import type { UploadedFile } from "../../kit/readParameters.ts";
import { checkMessage, type OutgoingMessage } from "./checkMessage.ts";
import { checkMessagingType, checkWindow } from "./checkWindow.ts";
import { fieldsOf, idOf, type Fields } from "./fields.ts";
import { checkInbox, checkOwner, checkPerson, findThread, readRecipient } from "./findRecipient.ts";
import { findMessage, type Inbox, type Thread, type ThreadMessage } from "./inbox.ts";
import type { Messaging } from "./messaging.ts";
import { publishEcho } from "./publish.ts";
import { reportDelivery } from "./receipts.ts";
import { invalid, isRefusal, type Refusal } from "./refusal.ts";
import { resolveAttachments, type ResolvedAttachment } from "./resolveAttachments.ts";
import { runSenderAction } from "./senderAction.ts";
import { sendPrivateReply } from "./sendPrivateReply.ts";
import { threadOfUserRef } from "./userRefs.ts";

export interface SendResult {
  recipient_id?: string;
  message_id?: string;
  attachment_id?: string;
}

export interface SendCall {
  values: Fields;
  files: readonly UploadedFile[];
}

/** Stickers are attachments of their own since then, and were images before. */
const STICKER_CHANGE = Date.UTC(2026, 7, 30);

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

/** Puts an accepted message into the thread and reports it. */
export async function storeMessage(
  messaging: Messaging,
  inbox: Inbox,
  thread: Thread,
  message: OutgoingMessage,
  call: SendCall,
): Promise<{ stored: ThreadMessage; attachmentId?: string } | Refusal> {
  const attachments = await resolveAttachments(messaging, inbox, message.attachments, call.files);
  if (isRefusal(attachments)) return attachments;
  const personaId = idOf(call.values["persona_id"]);
  const stored: ThreadMessage = {
    mid: createMid(messaging, inbox),
    at: messaging.clock.now(),
    from: "business",
    content: contentOf(messaging, message, attachments, call.values),
    ...(message.quickReplies ? { quickReplies: message.quickReplies } : {}),
    isPostback: false,
    appId: messaging.appId,
    ...(personaId === undefined ? {} : { personaId }),
    isDeleted: false,
    edits: 0,
    reactions: {},
  };
  thread.messages.push(stored);
  thread.typingUntil = 0;
  thread.isRequest = false;
  publishEcho(messaging, inbox, thread, stored, message.metadata);
  if (inbox.switches.deliversAtOnce) reportDelivery(messaging, inbox, thread);
  const attachmentId = attachments.find((attachment) => attachment.attachmentId)?.attachmentId;
  return { stored, ...(attachmentId === undefined ? {} : { attachmentId }) };
}

export function createMid(messaging: Messaging, inbox: Inbox): string {
  return inbox.platform === "instagram"
    ? `aWdfZAG1faXRlbTox${messaging.ids.letters(60)}ZDZD`
    : `m_${messaging.ids.letters(22)}-${messaging.ids.letters(60)}`;
}

function contentOf(
  messaging: Messaging,
  message: OutgoingMessage,
  attachments: readonly ResolvedAttachment[],
  values: Fields,
): Fields {
  const shown = attachments.map((attachment) => attachment.shown);
  const replyTo = idOf(fieldsOf(values["reply_to"])?.["mid"]);
  if (message.stickerId) shown.push(...stickerAttachments(messaging, message.stickerId));
  return {
    ...(message.text === undefined ? {} : { text: message.text }),
    ...(message.template ? { template: message.template } : {}),
    ...(shown.length === 0 ? {} : { attachments: shown }),
    ...(replyTo === undefined ? {} : { reply_to: { mid: replyTo } }),
  };
}

/** How a sticker appears in webhooks at this time. */
export function stickerAttachments(messaging: Messaging, stickerId: string): Fields[] {
  const url = `https://scontent.xx.fbcdn.net/sticker/${stickerId}.png`;
  const payload = { url, sticker_id: Number(stickerId) };
  const sticker = { type: "sticker", payload };
  return messaging.clock.now() < STICKER_CHANGE ? [sticker, { type: "image", payload }] : [sticker];
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

export function checkSendRate(
  messaging: Messaging,
  inbox: Inbox,
  message: OutgoingMessage,
): Refusal | undefined {
  const limited = inbox.platform === "instagram" ? ["image", "audio", "video", "file"] : ["audio", "video"];
  const isMedia = message.attachments.some(
    (attachment) => "type" in attachment && limited.includes(attachment.type),
  );
  return messaging.checkRate(inbox, isMedia ? "media" : "send");
}
