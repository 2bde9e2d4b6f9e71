// Turns the attachments of a message into what is stored and shown: links are fetched, ids looked up, uploads kept.

import type { UploadedFile } from "../../kit/readParameters.ts";
import type { MediaKind, OutgoingAttachment } from "./checkMessage.ts";
import { checkFile, fetchAttachment, type FetchedFile } from "./fetchAttachment.ts";
import { fieldsOf, idOf, listOf, type Fields } from "./fields.ts";
import type { Inbox } from "./inbox.ts";
import { ATTACHMENT_LIFE_MS } from "./limits.ts";
import type { Messaging } from "./messaging.ts";
import { invalid, isRefusal, type Refusal } from "./refusal.ts";

export interface ResolvedAttachment {
  /** As in the webhook's `attachments[]`. */
  shown: Fields;
  /** The id of a file that may be used again. */
  attachmentId?: string;
}

const UPLOAD_FAILED = 2018074;

export async function resolveAttachments(
  messaging: Messaging,
  inbox: Inbox,
  attachments: readonly OutgoingAttachment[],
  files: readonly UploadedFile[],
): Promise<ResolvedAttachment[] | Refusal> {
  const resolved: ResolvedAttachment[] = [];
  for (const attachment of attachments) {
    const one = await resolveAttachment(messaging, inbox, attachment, files);
    if (isRefusal(one)) return one;
    resolved.push(one);
  }
  return resolved;
}

async function resolveAttachment(
  messaging: Messaging,
  inbox: Inbox,
  attachment: OutgoingAttachment,
  files: readonly UploadedFile[],
): Promise<ResolvedAttachment | Refusal> {
  switch (attachment.kind) {
    case "template":
      return resolveTemplate(messaging, inbox, attachment.payload);
    case "heart":
      return { shown: { type: "like_heart" } };
    case "post":
      return resolvePost(inbox, attachment.postId);
    case "stored":
      return resolveStored(messaging, inbox, attachment.type, attachment.attachmentId);
    case "url": {
      const fetched = await fetchAttachment(inbox.platform, attachment.type, attachment.url);
      return isRefusal(fetched) ? fetched : keep(messaging, inbox, attachment, fetched);
    }
    case "upload": {
      const upload = files.find((file) => file.field === "filedata");
      if (!upload) return invalid("Upload attachment failure.", UPLOAD_FAILED);
      const checked = checkFile(inbox.platform, attachment.type, upload);
      return isRefusal(checked) ? checked : keep(messaging, inbox, attachment, checked);
    }
  }
}

function keep(
  messaging: Messaging,
  inbox: Inbox,
  { type, isReusable }: { type: MediaKind; isReusable: boolean },
  { name, contentType, bytes }: FetchedFile,
): ResolvedAttachment {
  const media = messaging.media.add({ name, contentType, bytes });
  const shown = { type, payload: { url: messaging.media.link(media) } };
  if (!isReusable) return { shown };
  const id = messaging.ids.digits(16);
  inbox.attachments.set(id, { id, type, mediaId: media.id, storedAt: messaging.clock.now() });
  return { shown, attachmentId: id };
}

function resolveStored(
  messaging: Messaging,
  inbox: Inbox,
  type: MediaKind,
  attachmentId: string,
): ResolvedAttachment | Refusal {
  const stored = inbox.attachments.get(attachmentId);
  const media = stored && messaging.media.find(stored.mediaId);
  if (!stored || !media || messaging.clock.now() - stored.storedAt > ATTACHMENT_LIFE_MS) {
    return invalid(
      `The attachment ${attachmentId} does not exist, or belongs to another Page.`,
      UPLOAD_FAILED,
    );
  }
  if (stored.type !== type) return invalid("Upload attachment failure.", 2018047);
  return { shown: { type, payload: { url: messaging.media.link(media) } } };
}

function resolveTemplate(messaging: Messaging, inbox: Inbox, payload: Fields): ResolvedAttachment | Refusal {
  if (payload["template_type"] !== "media") return { shown: { type: "template", payload } };
  const element = fieldsOf((listOf(payload["elements"]) ?? [])[0]);
  const attachmentId = idOf(element?.["attachment_id"]);
  if (!element || !attachmentId) return { shown: { type: "template", payload } };
  const type = element["media_type"] === "video" ? "video" : "image";
  const stored = resolveStored(messaging, inbox, type, attachmentId);
  if (isRefusal(stored)) return invalid("The attachment of the media template cannot be used.", 2018174);
  const url = fieldsOf(stored.shown["payload"])?.["url"];
  return { shown: { type: "template", payload: { ...payload, elements: [{ ...element, url }] } } };
}

function resolvePost(inbox: Inbox, postId: string): ResolvedAttachment | Refusal {
  const post = inbox.posts.get(postId);
  if (!post) return invalid(`The media ${postId} does not exist, or belongs to another account.`);
  const url = post.pictureUrl ?? "";
  return { shown: { type: "ig_post", payload: { ig_post_media_id: post.id, title: post.text, url } } };
}
