// A person writes: text, files, an answer to a message or to a story, a quick reply; and what that does to the window.

import { ControlRefusal } from "../../../kit/createControl.ts";
import { fieldsOf, flagOf, namesOf, numberOf, recordsOf, textOf, type Fields } from "../fields.ts";
import { findMessage, type Inbox, type Thread, type ThreadMessage } from "../inbox.ts";
import type { Messaging } from "../messaging.ts";
import { publishThreadEvent } from "../publish.ts";
import { createMid, stickerAttachments } from "../storeMessage.ts";

const FILE_TYPES: Record<string, string> = {
  image: "image/png",
  audio: "audio/mpeg",
  video: "video/mp4",
  file: "application/pdf",
};
const FILE_NAMES: Record<string, string> = {
  image: "picture.png",
  audio: "voice.mp3",
  video: "video.mp4",
  file: "document.pdf",
};

export function writeMessage(
  messaging: Messaging,
  inbox: Inbox,
  thread: Thread,
  values: Fields,
): ThreadMessage {
  const content = readContent(messaging, inbox, thread, values);
  const stored = addMessage(messaging, inbox, thread, content, false);
  if (inbox.platform === "instagram" && flagOf(values["isRequest"])) thread.isRequest = true;
  openWindow(messaging, thread);
  publishThreadEvent(messaging, inbox, thread, {
    field: "messages",
    from: "person",
    at: numberOf(values["at"]) ?? stored.at,
    payload: { message: { mid: stored.mid, ...content, ...takeReferral(thread) } },
  });
  return stored;
}

export function addMessage(
  messaging: Messaging,
  inbox: Inbox,
  thread: Thread,
  content: Fields,
  isPostback: boolean,
): ThreadMessage {
  const stored: ThreadMessage = {
    mid: createMid(messaging, inbox),
    at: messaging.clock.now(),
    from: "person",
    content,
    isPostback,
    isDeleted: false,
    edits: 0,
    reactions: {},
  };
  thread.messages.push(stored);
  return stored;
}

/** What a person does opens the window; writing is also the consent to read the profile. */
export function openWindow(messaging: Messaging, thread: Thread, consents = true): void {
  thread.openedAt = messaging.clock.now();
  if (consents) thread.person.hasConsented = true;
}

/** A link or an advertisement led here; told once, with the first act. */
export function takeReferral(thread: Thread): Fields {
  const { referral } = thread;
  delete thread.referral;
  return referral ? { referral } : {};
}

function readContent(messaging: Messaging, inbox: Inbox, thread: Thread, values: Fields): Fields {
  const text = textOf(values["text"]);
  const attachments = recordsOf(values["attachments"]).flatMap((one) => readAttachment(messaging, one));
  const quickReply = textOf(values["quickReply"]);
  const commands = namesOf(values["command"]).map((name) => ({ name }));
  const content: Fields = {
    ...(text === undefined ? {} : { text }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(quickReply === undefined ? {} : { quick_reply: { payload: quickReply } }),
    ...(commands.length === 0 ? {} : { commands }),
    ...readReplyTo(thread, values),
    ...(fieldsOf(values["referral"]) ? { referral: fieldsOf(values["referral"]) } : {}),
  };
  if (inbox.platform === "instagram") {
    if (flagOf(values["isUnsupported"])) content["is_unsupported"] = true;
    if (flagOf(values["isSelf"])) content["is_self"] = true;
  }
  if (Object.keys(content).length === 0) throw new ControlRefusal("Give text, attachments or isUnsupported.");
  return content;
}

function readReplyTo(thread: Thread, values: Fields): Fields {
  const story = fieldsOf(values["story"]);
  if (story) return { reply_to: { story: { url: story["url"] ?? "", id: story["id"] ?? "" } } };
  const mid = textOf(values["replyTo"]);
  if (mid === undefined) return {};
  const answered = findMessage(thread, mid);
  if (!answered) throw new ControlRefusal("replyTo must be the mid of a message in this conversation.");
  return { reply_to: { mid, ...(answered.from === "person" ? { is_self_reply: true } : {}) } };
}

/** A file by its bytes or by its address, or any other kind with the payload it has. */
function readAttachment(messaging: Messaging, attachment: Fields): Fields[] {
  const type = textOf(attachment["type"]) ?? "image";
  if (type === "sticker" && textOf(attachment["stickerId"])) {
    return stickerAttachments(messaging, textOf(attachment["stickerId"]) ?? "");
  }
  if (type === "location") {
    const coordinates = {
      lat: numberOf(attachment["latitude"]) ?? 0,
      long: numberOf(attachment["longitude"]) ?? 0,
    };
    return [{ type, payload: { coordinates } }];
  }
  // A picture to be looked at once comes without an address; so does a heart.
  if (type === "ephemeral" || type === "like_heart") return [{ type }];
  const payload = fieldsOf(attachment["payload"]) ?? {};
  if (type === "fallback") return [{ type, title: attachment["title"], url: attachment["url"], payload }];
  return [{ type, payload: { ...payload, ...readAddress(messaging, type, attachment) } }];
}

function readAddress(messaging: Messaging, type: string, attachment: Fields): Fields {
  const bytes = textOf(attachment["base64"]);
  if (bytes === undefined) return textOf(attachment["url"]) === undefined ? {} : { url: attachment["url"] };
  const media = messaging.media.add({
    name: textOf(attachment["name"]) ?? FILE_NAMES[type] ?? "file",
    contentType: textOf(attachment["contentType"]) ?? FILE_TYPES[type] ?? "application/octet-stream",
    bytes: Buffer.from(bytes, "base64"),
    ...readTrouble(attachment["trouble"]),
  });
  return { url: messaging.media.link(media) };
}

/** A scenario may make the file slow, or never to be had. */
function readTrouble(value: unknown): { trouble?: { delayMs?: number; status?: number } } {
  const trouble = fieldsOf(value);
  if (!trouble) return {};
  const delayMs = numberOf(trouble["delayMs"]);
  const status = numberOf(trouble["status"]);
  return {
    trouble: { ...(delayMs === undefined ? {} : { delayMs }), ...(status === undefined ? {} : { status }) },
  };
}
