// An answer in private to a public comment or to a visitor's post: once, within seven days, and it opens no window.

import type { OutgoingMessage } from "./checkMessage.ts";
import { checkPerson } from "./findRecipient.ts";
import { threadOf, type Inbox, type Person } from "./inbox.ts";
import { PRIVATE_REPLY_WINDOW_MS } from "./limits.ts";
import type { Messaging } from "./messaging.ts";
import { isRefusal, missingObject, refusal, type Refusal } from "./refusal.ts";
import { checkSendRate, storeMessage, type SendCall, type SendResult } from "./storeMessage.ts";

interface Target {
  author: Person | undefined;
  createdAt: number;
  hasPrivateReply: boolean;
  refusesPrivateReply: boolean;
}

export async function sendPrivateReply(
  messaging: Messaging,
  inbox: Inbox,
  recipient: { kind: "comment" | "post"; id: string },
  message: OutgoingMessage,
  call: SendCall,
): Promise<SendResult | Refusal> {
  const target: Target | undefined =
    recipient.kind === "comment" ? inbox.comments.get(recipient.id) : inbox.posts.get(recipient.id);
  if (!target) return missingObject(recipient.id);
  const cannotAnswer = refusal(10903, "This user can't reply to this activity");
  const { author } = target;
  // The author is missing where the Page itself wrote, or another Page.
  if (!author || target.refusesPrivateReply) return cannotAnswer;
  if (target.hasPrivateReply) return refusal(10900, "Activity already replied to");
  if (messaging.clock.now() - target.createdAt > PRIVATE_REPLY_WINDOW_MS) return cannotAnswer;

  const thread = threadOf(inbox, author);
  const refused =
    checkPerson(inbox, thread) ??
    messaging.checkRate(inbox, "privateReply") ??
    checkSendRate(messaging, inbox, message);
  if (refused) return refused;

  // Claimed before files are fetched, so that of two tries at the same time one is refused.
  target.hasPrivateReply = true;
  const isFirst = thread.messages.length === 0;
  const sent = await storeMessage(messaging, inbox, thread, message, call);
  if (isRefusal(sent)) {
    target.hasPrivateReply = false;
    return sent;
  }
  if (recipient.kind === "comment") sent.stored.commentId = recipient.id;
  thread.isRequest = isFirst && inbox.platform === "instagram" && !author.isFollower;
  return {
    recipient_id: author.id,
    message_id: sent.stored.mid,
    ...(sent.attachmentId === undefined ? {} : { attachment_id: sent.attachmentId }),
  };
}
