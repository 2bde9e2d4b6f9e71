// The border between this channel's values and the Graph router: who may call, and how a refusal becomes an error.

import { graphError, missingObject } from "../graph/graphError.ts";
import { requireScope } from "../graph/createTokens.ts";
import type { GraphCall } from "../types.ts";
import { idOf, textOf } from "./fields.ts";
import { readRecipient } from "./findRecipient.ts";
import type { Inbox } from "./inbox.ts";
import type { Messaging } from "./messaging.ts";
import { isRefusal, type Refusal } from "./refusal.ts";

/** Gives a value on, and throws a refusal as the error Graph would answer. */
export function unwrap<T>(value: T | Refusal): T {
  if (!isRefusal(value)) return value;
  throw graphError({
    code: value.code,
    status: value.status,
    message: value.message,
    isPlain: true,
    ...(value.subcode === undefined ? {} : { subcode: value.subcode }),
    ...(value.isTransient === undefined ? {} : { isTransient: value.isTransient }),
  });
}

/** The Page of a call that needs a Page's own token. */
export function requirePage(
  messaging: Messaging,
  { id, token, method }: GraphCall,
  ...scopes: string[]
): Inbox {
  const page = messaging.inboxes.get(id);
  if (page?.platform !== "messenger") throw missingObject(method, id);
  if (token.type !== "PAGE" || token.subjectId !== id) {
    throw graphError({ code: 210, message: "A page access token is required to request this resource." });
  }
  requireScope(token, ...scopes);
  return page;
}

const SCOPES: Record<string, { page: string; linked: string; own: string }> = {
  messages: {
    page: "pages_messaging",
    linked: "instagram_manage_messages",
    own: "instagram_business_manage_messages",
  },
  comments: {
    page: "pages_manage_engagement",
    linked: "instagram_manage_comments",
    own: "instagram_business_manage_comments",
  },
  read: { page: "pages_read_engagement", linked: "instagram_basic", own: "instagram_business_basic" },
  settings: {
    page: "pages_manage_metadata",
    linked: "pages_manage_metadata",
    own: "instagram_business_manage_messages",
  },
};

/** Refuses a token of another business, of the wrong host, or without the permission. */
export function requireAccess(
  call: GraphCall,
  inbox: Inbox,
  need: "messages" | "comments" | "read" | "settings",
): void {
  const { token, host } = call;
  const scopes = SCOPES[need];
  const isOwnLogin = inbox.platform === "instagram" && token.type === "INSTAGRAM_USER";
  if (isOwnLogin !== (host === "graph.instagram.com")) {
    throw graphError({
      code: 190,
      status: 401,
      isPlain: true,
      message: "Invalid OAuth access token - Cannot parse access token",
    });
  }
  const subject = isOwnLogin ? inbox.id : (inbox.pageId ?? inbox.id);
  if (token.subjectId !== subject) throw missingObject(call.method, call.id);
  if (!isOwnLogin && token.type !== "PAGE") {
    throw graphError({ code: 210, message: "A page access token is required to request this resource." });
  }
  if (!scopes) return;
  requireScope(token, inbox.platform === "messenger" ? scopes.page : isOwnLogin ? scopes.own : scopes.linked);
}

/** The Instagram account linked to a Page. */
export function linkedAccount(messaging: Messaging, page: Inbox): Inbox | undefined {
  return [...messaging.inboxes.values()].find((inbox) => inbox.pageId === page.id);
}

/** A Page's edge serves its Instagram account too: the recipient, or `platform`, says which of the two is meant. */
export function chooseInbox(messaging: Messaging, page: Inbox, { parameters }: GraphCall): Inbox {
  const linked = linkedAccount(messaging, page);
  if (!linked) return page;
  if (textOf(parameters["platform"])?.toLowerCase() === "instagram") return linked;
  const recipient = readRecipient(parameters);
  if (isRefusal(recipient) || recipient.kind === "userRef") return page;
  const own =
    recipient.kind === "person"
      ? linked.people
      : recipient.kind === "comment"
        ? linked.comments
        : linked.posts;
  return own.has(recipient.id) ? linked : page;
}

export function personOf(call: GraphCall, inbox: Inbox, key = "user") {
  const id = idOf(call.parameters[key]);
  return id === undefined ? undefined : inbox.people.get(id);
}
