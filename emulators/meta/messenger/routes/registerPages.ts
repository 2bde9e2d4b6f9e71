// Pages: the list with their tokens, the Page itself, and the subscription of the application to its events.

import type { Meta, GraphCall, Token } from "../../types.ts";
import { requireScope } from "../../graph/createTokens.ts";
import { graphError } from "../../graph/graphError.ts";
import { namesOf, type Fields } from "../fields.ts";
import { linkedAccount, requirePage } from "../graphEdge.ts";
import type { Inbox } from "../inbox.ts";
import type { Messaging } from "../messaging.ts";
import { addressOf, pickFields, presentList } from "../page.ts";

export const PAGE_TASKS = ["ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MESSAGING", "MODERATE", "MANAGE"];

export const PAGE_FIELDS = [
  "messages",
  "message_echoes",
  "message_edits",
  "message_reactions",
  "message_deliveries",
  "message_reads",
  "messaging_postbacks",
  "messaging_referrals",
  "messaging_optins",
  "messaging_handovers",
  "messaging_account_linking",
  "messaging_policy_enforcement",
  "messaging_feedback",
  "response_feedback",
  "send_cart",
  "messenger_template_status_update",
  "inbox_labels",
  "standby",
  "feed",
];

/** An application without the permission to read the people's messages may not ask for them. */
const MESSAGE_FIELD = /^(?:messag|standby)/;

export function registerPages(meta: Meta, messaging: Messaging): void {
  const { graph, tokens } = meta;
  const pageTokens = new Map<string, Token>();

  function tokenOf(page: Inbox, user: Token): string {
    const key = `${user.value} ${page.id}`;
    const known = pageTokens.get(key);
    if (known && !known.invalid) return known.value;
    const linked = linkedAccount(messaging, page);
    const token = tokens.issue({
      type: "PAGE",
      subjectId: page.id,
      scopes: [...user.scopes],
      targetIds: [page.id, ...(linked ? [linked.id] : [])],
      isLongLived: user.isLongLived,
      // Read with a long-lived token it has no end.
      expiresAt: user.isLongLived ? 0 : user.expiresAt,
    });
    pageTokens.set(key, token);
    return token.value;
  }

  function presentPage(page: Inbox, token: Token): Fields {
    const linked = linkedAccount(messaging, page);
    const account = linked ? { id: linked.id, username: linked.username } : undefined;
    return {
      id: page.id,
      name: page.name,
      category: page.category,
      link: `https://www.facebook.com/${page.id}`,
      tasks: PAGE_TASKS,
      ...(token.type === "USER" || token.type === "SYSTEM_USER"
        ? { access_token: tokenOf(page, token) }
        : {}),
      ...(account ? { instagram_business_account: account } : {}),
    };
  }

  function pages(): Inbox[] {
    return [...messaging.inboxes.values()].filter(({ platform }) => platform === "messenger");
  }

  graph.node("page", (id) => messaging.inboxes.get(id)?.platform === "messenger");

  function listAccounts({ token, parameters, call }: GraphCall): Fields {
    requireScope(token, "pages_show_list");
    const granted = pages().filter(({ id }) => token.targetIds?.includes(id) ?? true);
    const shown = { ...parameters };
    shown["fields"] ??= "access_token,category,name,id,tasks";
    return presentList(
      granted.map((page) => presentPage(page, token)),
      shown,
      addressOf(call),
    );
  }
  graph.route("user", "GET", "accounts", listAccounts);

  graph.route("page", "GET", "", ({ id, token, parameters }) => {
    const page = messaging.inboxes.get(id);
    const asked = { fields: "id,name", ...parameters };
    return page ? pickFields(presentPage(page, token), asked.fields) : {};
  });

  graph.route("page", "POST", "subscribed_apps", (call) => {
    const page = requirePage(messaging, call, "pages_manage_metadata");
    const fields = namesOf(call.parameters["subscribed_fields"]);
    checkFields(fields, PAGE_FIELDS);
    if (fields.some((field) => MESSAGE_FIELD.test(field))) requireScope(call.token, "pages_messaging");
    page.subscribedFields = new Set(fields);
    const linked = linkedAccount(messaging, page);
    if (linked) linked.subscribedFields = instagramFields(fields);
    return { success: true };
  });

  graph.route("page", "GET", "subscribed_apps", (call) => {
    const page = requirePage(messaging, call);
    if (!page.subscribedFields) return { data: [] };
    const { id, name } = meta.application;
    const link = `${meta.url}/`;
    return {
      data: [{ id, name, link, category: "Business", subscribed_fields: [...page.subscribedFields] }],
    };
  });

  graph.route("page", "DELETE", "subscribed_apps", (call) => {
    const page = requirePage(messaging, call, "pages_manage_metadata");
    page.subscribedFields = undefined;
    const linked = linkedAccount(messaging, page);
    if (linked) linked.subscribedFields = undefined;
    return { success: true };
  });
}

export function checkFields(fields: readonly string[], known: readonly string[]): void {
  const unknown = fields.findIndex((field) => !known.includes(field));
  if (fields.length > 0 && unknown < 0) return;
  throw graphError({
    code: 100,
    message:
      fields.length === 0
        ? "The parameter subscribed_fields is required."
        : `Param subscribed_fields[${unknown}] must be one of {${known.join(", ")}} - got "${fields[unknown]}".`,
  });
}

/** A linked account tells what its Page was subscribed to; its fields without a twin on Pages follow the application. */
function instagramFields(fields: readonly string[]): Set<string> {
  const twins: Record<string, string> = {
    message_reads: "messaging_seen",
    messaging_referrals: "messaging_referral",
    message_edits: "message_edit",
    messaging_handovers: "messaging_handover",
  };
  const own = fields.map((field) => twins[field] ?? field);
  return new Set([...own, "messaging_seen", "comments", "live_comments", "mentions"]);
}
