// One item of `messaging`: a message, a press, a mark, a reaction, a change of the thread.

import type { Peer, Referral } from "../inbound.ts";
import { fields, id, isFields, text, type Fields } from "../readFields.ts";
import { getStartedPayload } from "./getStarted.ts";
import type { Platform } from "./platform.ts";
import { readMessageContents } from "./readMessageContents.ts";
import { moment, type ReadEvent } from "./readEvent.ts";
import { readReferral } from "./readReferral.ts";

/** What Meta calls its reactions, where it gives no sign. */
const reactionSigns = new Map([
  ["smile", "😆"],
  ["angry", "😠"],
  ["sad", "😢"],
  ["wow", "😮"],
  ["love", "❤️"],
  ["like", "👍"],
  ["dislike", "👎"],
]);

interface Item {
  peer: Peer;
  /** Undefined when nothing tells it. */
  at: number | undefined;
  platform: Platform;
}

/** At least one event. */
export function parseMessaging(item: Fields, platform: Platform): ReadEvent[] {
  const frame = new Set(["sender", "recipient", "timestamp"]);
  const type = Object.keys(item).find((key) => !frame.has(key)) ?? "empty";
  const value = fields(item[type]);
  const isEcho = type === "message" && value["is_echo"] === true;
  const address = id(fields(item[isEcho ? "recipient" : "sender"])["id"]);
  const at = moment(item["timestamp"]);
  // Somebody of a plug-in, who has no id yet.
  const read = address === undefined ? undefined : readItem(type, value, { peer: { address }, at, platform });
  const events: ReadEvent[] = read && read.length > 0 ? read : [{ kind: "unknown", type }];
  return at === undefined ? events : events.map((event) => ({ at, ...event }));
}

function readItem(type: string, value: Fields, item: Item): ReadEvent[] | undefined {
  switch (type) {
    case "message":
      return readMessage(value, item);
    case "postback":
      return readPostback(value, item);
    case "referral":
      return readOpening(value, item);
    case "message_edit":
      return readEdit(value, item);
    case "reaction":
      return readReaction(value, item);
    case "delivery":
      return readWatermark("delivered", value, item);
    case "read":
      return readRead(value, item);
    case "optin":
      return readOptin(value, item);
    case "pass_thread_control":
      return [threadEvent(item, true)];
    case "take_thread_control":
      return [threadEvent(item, false)];
    case "policy_enforcement":
    case "app_roles":
      return [{ kind: "account", what: type, details: value }];
    default:
      return undefined;
  }
}

function readMessage(value: Fields, { peer, platform }: Item): ReadEvent[] | undefined {
  const mid = text(value["mid"]);
  if (mid === undefined) return undefined;
  if (value["is_deleted"] === true) return [{ kind: "delete", peer, messageId: mid, key: `delete:${mid}` }];
  // The account writes to itself, to try something out.
  if (value["is_self"] === true) return [{ kind: "unknown", type: "message/self", key: mid }];
  const contents = readMessageContents(value);
  const [content] = contents;
  if (!content) return undefined;
  if (value["is_echo"] === true) {
    const reference = text(value["metadata"]);
    return [
      {
        kind: "echo",
        peer,
        messageId: mid,
        content,
        ...(reference === undefined ? {} : { reference }),
        isOurs: reference !== undefined,
        key: mid,
      },
    ];
  }
  const replyTo = text(fields(value["reply_to"])["mid"]);
  const referral = readReferral(value["referral"], platform) ?? readStory(value["reply_to"]);
  return contents.map((each, index) => ({
    kind: "message",
    peer,
    // Several files of one message share its id, and are told apart by their place.
    messageId: index === 0 ? mid : `${mid}:${index}`,
    content: each,
    key: index === 0 ? mid : `${mid}:${index}`,
    ...(contents.length > 1 ? { albumId: mid } : {}),
    ...(index > 0 || replyTo === undefined ? {} : { replyTo }),
    ...(index > 0 || referral === undefined ? {} : { referral }),
  }));
}

/** An answer to a story of ours. */
function readStory(replyTo: unknown): Referral | undefined {
  const { story } = fields(replyTo);
  if (!isFields(story)) return undefined;
  const storyId = id(story["id"]);
  const url = text(story["url"]);
  return {
    source: "story",
    type: "story",
    ...(storyId === undefined ? {} : { id: storyId }),
    ...(url === undefined ? {} : { url }),
  };
}

function readPostback(value: Fields, { peer, at, platform }: Item): ReadEvent[] {
  const payload = text(value["payload"]);
  const title = text(value["title"]) ?? "";
  const referral = readReferral(value["referral"], platform);
  const isStart = payload === getStartedPayload || (payload === undefined && title === "");
  const key = text(value["mid"]) ?? `postback:${peer.address}:${at ?? 0}:${payload ?? title}`;
  return [
    {
      kind: "message",
      peer,
      messageId: key,
      content: isStart
        ? {
            kind: "start",
            ...(title && { title }),
            ...(referral?.ref === undefined ? {} : { payload: referral.ref }),
          }
        : { kind: "press", id: payload ?? title, title },
      key,
      ...(referral === undefined ? {} : { referral }),
    },
  ];
}

/** A link into a conversation that exists already. */
function readOpening(value: Fields, { peer, at, platform }: Item): ReadEvent[] {
  const referral = readReferral(value, platform);
  const key = `referral:${peer.address}:${at ?? 0}`;
  const start = { kind: "start" as const, ...(referral?.ref === undefined ? {} : { payload: referral.ref }) };
  return [
    {
      kind: "message",
      peer,
      messageId: key,
      content: start,
      key,
      ...(referral === undefined ? {} : { referral }),
    },
  ];
}

function readEdit(value: Fields, { peer, at }: Item): ReadEvent[] | undefined {
  const mid = text(value["mid"]);
  const words = text(value["text"]);
  if (mid === undefined || words === undefined) return undefined;
  const round = id(value["num_edit"]) ?? String(at ?? 0);
  return [{ kind: "edit", peer, messageId: mid, text: words, key: `edit:${mid}:${round}` }];
}

function readReaction(value: Fields, { peer, at }: Item): ReadEvent[] | undefined {
  const mid = text(value["mid"]);
  if (mid === undefined) return undefined;
  const sign = text(value["emoji"]) ?? reactionSigns.get(text(value["reaction"]) ?? "") ?? "👍";
  const emoji = value["action"] === "unreact" ? null : sign;
  const key = `reaction:${peer.address}:${mid}:${at ?? 0}:${emoji ?? ""}`;
  return [{ kind: "reaction", peer, messageId: mid, emoji, key }];
}

function readWatermark(status: "delivered" | "read", value: Fields, { peer }: Item): ReadEvent[] | undefined {
  const until = moment(value["watermark"]);
  if (until === undefined) return undefined;
  return [{ kind: "watermark", peer, status, until, key: `${status}:${peer.address}:${until}` }];
}

/** Instagram names the message that was read: everything said before it was read too. */
function readRead(value: Fields, item: Item): ReadEvent[] | undefined {
  const mid = text(value["mid"]);
  if (mid === undefined) return readWatermark("read", value, item);
  const { peer, at } = item;
  return [
    { kind: "status", peer, messageId: mid, status: "read", key: `read:${peer.address}:${mid}` },
    ...(at === undefined ? [] : (readWatermark("read", { watermark: at }, item) ?? [])),
  ];
}

function readOptin(value: Fields, { peer, at, platform }: Item): ReadEvent[] | undefined {
  if (value["type"] === "notification_messages") {
    const isWanted = value["notification_messages_status"] !== "STOP NOTIFICATIONS";
    const key = `marketing:${peer.address}:${at ?? 0}:${isWanted}`;
    return [{ kind: "marketing", peer, isWanted, key }];
  }
  return text(value["ref"]) === undefined ? undefined : readOpening(value, { peer, at, platform });
}

function threadEvent({ peer, at }: Item, isOurs: boolean): ReadEvent {
  return { kind: "thread", peer, isOurs, key: `thread:${peer.address}:${at ?? 0}:${isOurs}` };
}

/** The provider's id in one of ours: further files of one message carry their place behind it. */
export function midOf(messageId: string): string {
  return messageId.replace(/:\d+$/, "");
}

export const reactionNames = new Map(
  [...reactionSigns].map(([name, sign]) => [sign.replaceAll("\ufe0f", ""), name]),
);
