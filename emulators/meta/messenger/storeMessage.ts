// Puts an accepted message into its thread: files are fetched, the message gets its id, echo and delivery are reported.

import type { UploadedFile } from "../../kit/readParameters.ts";
import type { OutgoingMessage } from "./checkMessage.ts";
import { fieldsOf, idOf, type Fields } from "./fields.ts";
import type { Inbox, Thread, ThreadMessage } from "./inbox.ts";
import type { Messaging } from "./messaging.ts";
import { publishEcho } from "./publish.ts";
import { reportDelivery } from "./receipts.ts";
import { isRefusal, type Refusal } from "./refusal.ts";
import { resolveAttachments, type ResolvedAttachment } from "./resolveAttachments.ts";

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
