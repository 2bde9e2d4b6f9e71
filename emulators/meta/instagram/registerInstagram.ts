// Instagram messaging behind the Graph router, in both set-ups: an account linked to a Page, and one by Instagram's own login.

import type { MetaWithUsage } from "../createMeta.ts";
import { addPost } from "../messenger/comments.ts";
import { registerActions } from "../messenger/control/registerActions.ts";
import { channelOf } from "../messenger/createChannel.ts";
import { createInbox, type Inbox } from "../messenger/inbox.ts";
import type { Messaging } from "../messenger/messaging.ts";
import { registerChatPage } from "../messenger/pages/registerChatPage.ts";
import { addPerson } from "../messenger/person/addPerson.ts";
import { DEFAULT_PAGE_ID } from "../messenger/registerMessenger.ts";
import { listConversations } from "../messenger/routes/registerConversations.ts";
import { registerMessages } from "../messenger/routes/registerMessages.ts";
import { registerProfile } from "../messenger/routes/registerProfile.ts";
import type { GraphCall } from "../types.ts";
import { accountOf, INSTAGRAM_FIELDS, registerAccounts } from "./registerAccounts.ts";
import { registerInstagramComments } from "./registerInstagramComments.ts";
import { INSTAGRAM_SCOPES, registerInstagramLogin } from "./registerInstagramLogin.ts";

export const LINKED_ACCOUNT_ID = "17841400000000001";
export const LOGIN_ACCOUNT_ID = "17841400000000002";

const KIND = "instagramAccount";

export function registerInstagram(meta: MetaWithUsage): void {
  const messaging = channelOf(meta);
  const { graph, subscriptions, usage } = meta;
  subscriptions.offer("instagram", INSTAGRAM_FIELDS);
  usage.objectOf((id) =>
    messaging.inboxes.get(id)?.platform === "instagram" ? { id, type: "instagram" } : undefined,
  );

  const inboxOf = (call: GraphCall) => accountOf(messaging, call);
  registerAccounts(meta, messaging);
  registerMessages(meta, messaging, KIND, inboxOf);
  registerProfile(meta, messaging, KIND, inboxOf);
  graph.route(KIND, "GET", "conversations", (call) => listConversations(messaging, inboxOf(call), call));
  registerInstagramComments(meta, messaging);
  registerInstagramLogin(meta, messaging);

  addDefaultAccounts(meta, messaging);
  registerActions(meta, messaging, "instagram");
  registerChatPage(meta, "instagram");
}

function addDefaultAccounts(meta: MetaWithUsage, messaging: Messaging): void {
  const linked = addAccount(
    messaging,
    createInbox({
      platform: "instagram",
      id: LINKED_ACCOUNT_ID,
      name: "Emulated Page",
      username: "emulated.page",
      pageId: DEFAULT_PAGE_ID,
    }),
    "1784200000000001",
  );
  const own = addAccount(
    messaging,
    createInbox({
      platform: "instagram",
      id: LOGIN_ACCOUNT_ID,
      name: "Emulated studio",
      username: "emulated.studio",
      scopedId: "26900000000000002",
    }),
    "1784200000000002",
  );
  const token = meta.tokens.issue({
    value: `IGAA${meta.ids.letters(40)}`,
    type: "INSTAGRAM_USER",
    subjectId: own.id,
    scopes: INSTAGRAM_SCOPES,
    targetIds: [own.id],
    isLongLived: true,
  });
  meta.describe("instagram", () => ({
    graphUrl: `${meta.url}/graph.instagram.com`,
    loginUrl: `${meta.url}/www.instagram.com/oauth/authorize`,
    tokenUrl: `${meta.url}/api.instagram.com/oauth/access_token`,
    linkedAccount: {
      id: linked.id,
      username: linked.username,
      pageId: linked.pageId,
      posts: [...linked.posts.keys()],
    },
    loginAccount: {
      id: own.id,
      scopedId: own.scopedId,
      username: own.username,
      token: token.value,
      posts: [...own.posts.keys()],
    },
    chatUrl: `${meta.url}/instagram`,
  }));
}

function addAccount(messaging: Messaging, account: Inbox, personId: string): Inbox {
  messaging.inboxes.set(account.id, account);
  addPerson(messaging, account, { id: personId, firstName: "Noa", lastName: "Nowak", username: "noa.nowak" });
  addPost(messaging, account, { text: "Which colour next? Tell us in a comment." });
  return account;
}
