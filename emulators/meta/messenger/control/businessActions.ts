// What happens at the business or at Meta: hand-over, answers from the Page's inbox, policy, switches, permissions, reviews.

import { ControlRefusal } from "../../../kit/createControl.ts";
import type { Meta } from "../../types.ts";
import { flagOf, idOf, namesOf, textOf, type Fields } from "../fields.ts";
import type { Inbox, InboxSwitches } from "../inbox.ts";
import { createInbox } from "../inbox.ts";
import type { Platform } from "../limits.ts";
import { PAGE_INBOX_APP_ID, type Messaging } from "../messaging.ts";
import { publishEcho } from "../publish.ts";
import { createMid } from "../storeMessage.ts";
import { moveFromInbox, ownerOf } from "../threadControl.ts";
import type { SceneAction } from "./chatActions.ts";
import { threadIn, type Scene } from "./scene.ts";

const MOVES = ["pass", "take", "request"] as const;
const REVIEWS = ["PENDING", "APPROVED", "REJECTED", "PAUSED"] as const;
const ENFORCEMENTS = ["warning", "block", "unblock"];

export const businessActions: Record<string, SceneAction> = {
  handover: (scene) => {
    const thread = threadIn(scene);
    const move = MOVES.find((one) => one === scene.values["move"]);
    if (!move) throw new ControlRefusal("Give move: pass, take or request.");
    moveFromInbox(scene.messaging, scene.inbox, thread, move, scene.values["metadata"]);
    return { owner: ownerOf(scene.messaging, thread) };
  },
  "inbox-reply": (scene) => {
    const text = textOf(scene.values["text"]);
    if (!text) throw new ControlRefusal("Give text.");
    const { messaging, inbox } = scene;
    const thread = threadIn(scene);
    const sent = {
      mid: createMid(messaging, inbox),
      at: messaging.clock.now(),
      from: "business" as const,
      content: { text },
      isPostback: false,
      appId: PAGE_INBOX_APP_ID,
      isDeleted: false,
      edits: 0,
      reactions: {},
    };
    thread.messages.push(sent);
    publishEcho(messaging, inbox, thread, sent);
    return { mid: sent.mid, at: sent.at };
  },
  policy: ({ messaging, inbox, values }) => {
    const action = textOf(values["action"]) ?? "warning";
    if (!ENFORCEMENTS.includes(action)) throw new ControlRefusal("Give action: warning, block or unblock.");
    if (action !== "warning") inbox.switches.isPolicyBlocked = action === "block";
    const enforcement = {
      action,
      ...(textOf(values["reason"]) === undefined ? {} : { reason: values["reason"] }),
    };
    if (!inbox.subscribedFields?.has("messaging_policy_enforcement")) return enforcement;
    const now = messaging.clock.now();
    messaging.publish(inbox, "messaging_policy_enforcement", {
      id: inbox.id,
      time: now,
      messaging: [{ recipient: { id: inbox.id }, timestamp: now, policy_enforcement: enforcement }],
    });
    return enforcement;
  },
  switches: ({ messaging, inbox, values }) => {
    setSwitches(inbox.switches, values);
    messaging.appRate.isEnforced = flagOf(values["enforcesAppLimit"]) ?? messaging.appRate.isEnforced;
    return { ...inbox.switches, enforcesAppLimit: messaging.appRate.isEnforced };
  },
  "template-review": ({ inbox, values }) => {
    const template = [...inbox.templates.values()].find(
      ({ id, name }) => id === values["id"] || name === values["name"],
    );
    const status = REVIEWS.find((one) => one === (values["status"] ?? "APPROVED"));
    if (!template || !status) throw new ControlRefusal(`Give id or name, and status: ${REVIEWS.join(", ")}.`);
    template.status = status;
    return template;
  },
  media: ({ messaging, values }) => {
    const media = messaging.media.find(idOf(values["id"]) ?? "");
    if (!media) throw new ControlRefusal("Give the id of a file, as in its address.");
    const delayMs = Number(values["delayMs"] ?? 0);
    const status = Number(values["status"] ?? 0);
    media.trouble = { ...(delayMs > 0 ? { delayMs } : {}), ...(status > 0 ? { status } : {}) };
    return { id: media.id, ...media.trouble };
  },
};

function setSwitches(switches: InboxSwitches, values: Fields): void {
  for (const key of FLAGS) switches[key] = flagOf(values[key]) ?? switches[key];
  const { commentForm, commentIdKey, blockedCode } = values;
  if (commentForm === "changes" || commentForm === "flat") switches.commentForm = commentForm;
  if (commentIdKey === "id" || commentIdKey === "comment_id") switches.commentIdKey = commentIdKey;
  if (blockedCode === 200 || blockedCode === 551) switches.blockedCode = blockedCode;
}

const FLAGS = [
  "mayUseHumanAgent",
  "maySendUtility",
  "isRestricted",
  "isPolicyBlocked",
  "isInDevelopment",
  "hidesCommenter",
  "allowsMessageAccess",
  "wrapsLoginAnswer",
  "deliversAtOnce",
] as const;

/** Takes permissions from the tokens of a business, or gives them back. Without the right to read people's content comments lose their author. */
export function changePermissions(meta: Meta, { inbox, values }: Scene): unknown {
  const withdrawn = namesOf(values["withdraw"]);
  const restored = namesOf(values["restore"]);
  const subject = inbox.pageId ?? inbox.id;
  const tokens = meta.tokens.list().filter((token) => token.subjectId === subject);
  for (const token of tokens) {
    const kept = token.scopes.filter((scope) => !withdrawn.includes(scope));
    token.scopes = [...new Set([...kept, ...restored])];
  }
  if (withdrawn.includes("pages_read_user_content")) inbox.switches.hidesCommenter = true;
  if (restored.includes("pages_read_user_content")) inbox.switches.hidesCommenter = false;
  return { scopes: tokens[0]?.scopes ?? [] };
}

/** Another Page or account besides the one which is there from the start. */
export function addInbox(messaging: Messaging, platform: Platform, values: Fields): Inbox {
  const id = idOf(values["id"]) ?? messaging.ids.digits(platform === "messenger" ? 15 : 17);
  const name = textOf(values["name"]) ?? `Another ${platform === "messenger" ? "Page" : "account"}`;
  const pageId = idOf(values["pageId"]);
  const scopedId = platform === "instagram" && pageId === undefined ? messaging.ids.digits(17) : undefined;
  const inbox = createInbox({
    platform,
    id,
    name,
    username: textOf(values["username"]) ?? `account.${id.slice(-4)}`,
    ...(pageId === undefined ? {} : { pageId }),
    ...(scopedId === undefined ? {} : { scopedId }),
  });
  messaging.inboxes.set(id, inbox);
  return inbox;
}
