// Instagram professional accounts: what they tell about themselves, their media, and the subscription of the application.

import type { GraphCall, Meta } from "../types.ts";
import { missingObject } from "../graph/graphError.ts";
import { namesOf, textOf, type Fields } from "../messenger/fields.ts";
import { requireAccess } from "../messenger/graphEdge.ts";
import type { Inbox } from "../messenger/inbox.ts";
import type { Messaging } from "../messenger/messaging.ts";
import { addressOf, pickFields, presentList } from "../messenger/page.ts";
import { checkFields } from "../messenger/routes/registerPages.ts";
import { presentMedia } from "./presentMedia.ts";

export const INSTAGRAM_FIELDS = [
  "messages",
  "messaging_postbacks",
  "messaging_seen",
  "messaging_referral",
  "messaging_optins",
  "messaging_handover",
  "messaging_policy_enforcement",
  "message_reactions",
  "message_edit",
  "comments",
  "live_comments",
  "mentions",
  "standby",
];

const FOLLOWERS = 1200;

export function accountOf(messaging: Messaging, { id, method }: Pick<GraphCall, "id" | "method">): Inbox {
  const account = findAccount(messaging, id);
  if (!account) throw missingObject(method, id);
  return account;
}

/** By the id of the professional account, or by the one that is scoped to the application. */
function findAccount(messaging: Messaging, id: string): Inbox | undefined {
  return [...messaging.inboxes.values()].find(
    (inbox) => inbox.platform === "instagram" && (inbox.id === id || inbox.scopedId === id),
  );
}

export function registerAccounts(meta: Meta, messaging: Messaging): void {
  const { application, graph } = meta;
  graph.node("instagramAccount", (id) => findAccount(messaging, id) !== undefined);

  graph.route("instagramAccount", "GET", "", (call) => {
    const account = accountOf(messaging, call);
    requireAccess(call, account, "read");
    return pickFields(presentAccount(account, call), textOf(call.parameters["fields"]) ?? "id");
  });

  graph.route("instagramAccount", "GET", "media", (call) => {
    const account = accountOf(messaging, call);
    requireAccess(call, account, "read");
    const shown = { ...call.parameters };
    shown["fields"] ??= "id";
    const media = [...account.posts.values()].toReversed().map((post) => presentMedia(account, post));
    return presentList(media, shown, addressOf(call.call));
  });

  graph.route("instagramAccount", "POST", "subscribed_apps", (call) => {
    const account = accountOf(messaging, call);
    requireAccess(call, account, "settings");
    const fields = namesOf(call.parameters["subscribed_fields"]);
    checkFields(fields, INSTAGRAM_FIELDS);
    if (fields.some((field) => field.endsWith("comments"))) requireAccess(call, account, "comments");
    account.subscribedFields = new Set(fields);
    return { success: true };
  });

  graph.route("instagramAccount", "GET", "subscribed_apps", (call) => {
    const account = accountOf(messaging, call);
    requireAccess(call, account, "settings");
    if (!account.subscribedFields) return { data: [] };
    const { id, name } = application;
    return { data: [{ id, name, link: `${meta.url}/`, subscribed_fields: [...account.subscribedFields] }] };
  });

  graph.route("instagramAccount", "DELETE", "subscribed_apps", (call) => {
    const account = accountOf(messaging, call);
    requireAccess(call, account, "settings");
    account.subscribedFields = undefined;
    return { success: true };
  });
}

/** With Instagram's own login `id` is scoped to the application, and `user_id` is the account of webhooks. */
function presentAccount(account: Inbox, { call, token }: GraphCall): Fields {
  const details = {
    id: account.id,
    username: account.username,
    name: account.name,
    profile_picture_url: `${call.origin}/_portrait/${account.id}.svg`,
    followers_count: FOLLOWERS,
    media_count: account.posts.size,
  };
  if (token.type !== "INSTAGRAM_USER") return details;
  return { ...details, id: account.scopedId ?? account.id, user_id: account.id, account_type: "BUSINESS" };
}
