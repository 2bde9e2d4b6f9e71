// Facebook Messenger behind the Graph router: a Page with its people, posts, settings and pages to look at them.

import type { MetaWithUsage } from "../createMeta.ts";
import { createInbox, type Inbox } from "./inbox.ts";
import { channelOf } from "./createChannel.ts";
import { registerActions } from "./control/registerActions.ts";
import { missingObject } from "../graph/graphError.ts";
import { registerComments } from "./routes/registerComments.ts";
import { listConversations, registerConversations } from "./routes/registerConversations.ts";
import { registerMessages } from "./routes/registerMessages.ts";
import { PAGE_FIELDS, registerPages } from "./routes/registerPages.ts";
import { registerPeople } from "./routes/registerPeople.ts";
import { registerProfile } from "./routes/registerProfile.ts";
import { registerTemplates } from "./routes/registerTemplates.ts";
import { addPerson } from "./person/addPerson.ts";
import { addPost } from "./comments.ts";
import type { Messaging } from "./messaging.ts";
import { registerChatPage } from "./pages/registerChatPage.ts";
import type { GraphCall, Meta } from "../types.ts";

export const DEFAULT_PAGE_ID = "104200000000001";

export const PAGE_SCOPES = [
  "pages_show_list",
  "pages_manage_metadata",
  "pages_messaging",
  "pages_read_engagement",
  "pages_manage_engagement",
  "pages_read_user_content",
  "page_utility_messaging",
  "instagram_basic",
  "instagram_manage_messages",
  "instagram_manage_comments",
];

export function registerMessenger(meta: MetaWithUsage): void {
  const messaging = channelOf(meta);
  const { graph, subscriptions, usage } = meta;
  subscriptions.offer("page", PAGE_FIELDS);
  usage.objectOf((id) => {
    const isPage = messaging.inboxes.get(id)?.platform === "messenger";
    return isPage ? { id, type: "pages" } : undefined;
  });

  const pageOf = (call: GraphCall): Inbox => {
    const page = messaging.inboxes.get(call.id);
    if (!page) throw missingObject(call.method, call.id);
    return page;
  };
  registerPages(meta, messaging);
  registerMessages(meta, messaging, "page", pageOf);
  registerProfile(meta, messaging, "page", pageOf);
  registerPeople(meta, messaging);
  registerConversations(meta, messaging);
  graph.route("page", "GET", "conversations", (call) => listConversations(messaging, pageOf(call), call));
  registerComments(meta, messaging);
  registerTemplates(meta, messaging);

  addDefaultPage(meta, messaging);
  registerActions(meta, messaging, "messenger");
  registerChatPage(meta, "messenger");
}

function addDefaultPage(meta: Meta, messaging: Messaging): void {
  const page = createInbox({
    platform: "messenger",
    id: DEFAULT_PAGE_ID,
    name: "Emulated Page",
    username: "emulated.page",
  });
  messaging.inboxes.set(page.id, page);
  addPerson(messaging, page, {
    id: "4200000000000001",
    firstName: "Mia",
    lastName: "Meyer",
    username: "mia.meyer",
  });
  addPost(messaging, page, { text: "New in the shop: the blue mug. Ask us anything below." });
  const token = meta.tokens.issue({
    value: `EAAPAGE${meta.ids.letters(36)}`,
    type: "PAGE",
    subjectId: page.id,
    scopes: PAGE_SCOPES,
    isLongLived: true,
  });
  meta.grantables(() =>
    [...messaging.inboxes.values()]
      .filter(({ platform }) => platform === "messenger")
      .map(({ id, name }) => ({ id, name, kind: "Page" })),
  );
  meta.describe("messenger", () => ({
    pageId: page.id,
    pageName: page.name,
    pageToken: token.value,
    people: [...page.people.keys()],
    posts: [...page.posts.keys()],
    chatUrl: `${meta.url}/messenger`,
  }));
}
