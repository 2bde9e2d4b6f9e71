// Everything of a platform as one JSON object: what the chat page draws, and what a test looks into.

import { isWindowOpen } from "../checkWindow.ts";
import { commentsOf } from "../comments.ts";
import { recordsOf, fieldsOf, textOf, type Fields } from "../fields.ts";
import { displayName, type Comment, type Inbox, type Thread } from "../inbox.ts";
import type { Platform } from "../limits.ts";
import { PAGE_INBOX_APP_ID, type Messaging } from "../messaging.ts";
import { iceBreakersOf, menuOf, ofLocale } from "../person/pressButton.ts";
import { ownerOf } from "../threadControl.ts";

export function viewInboxes(messaging: Messaging, platform: Platform): Fields {
  const inboxes = [...messaging.inboxes.values()].filter((inbox) => inbox.platform === platform);
  return { now: messaging.clock.now(), inboxes: inboxes.map((inbox) => viewInbox(messaging, inbox)) };
}

function viewInbox(messaging: Messaging, inbox: Inbox): Fields {
  return {
    id: inbox.id,
    name: inbox.name,
    username: inbox.username,
    pageId: inbox.pageId,
    subscribedFields: inbox.subscribedFields ? [...inbox.subscribedFields] : undefined,
    switches: inbox.switches,
    profile: inbox.profile,
    templates: [...inbox.templates.values()],
    people: [...inbox.people.values()].map((person) => {
      const thread = inbox.threads.get(person.id);
      return {
        ...person,
        name: displayName(person),
        thread: thread ? viewThread(messaging, inbox, thread) : undefined,
        ...viewStart(inbox, thread ?? emptyThread(person)),
      };
    }),
    posts: [...inbox.posts.values()].map((post) => ({
      ...post,
      author: post.author ? displayName(post.author) : undefined,
      comments: commentsOf(inbox, post.id).map((comment) => viewComment(inbox, comment)),
    })),
  };
}

type Locale = Pick<Thread, "person" | "settings">;

/** What the person sees before and beside the conversation. */
function viewStart(inbox: Inbox, thread: Locale): Fields {
  const greeting = textOf(ofLocale(recordsOf(inbox.profile["greeting"]), thread)?.["text"]);
  return {
    greeting: greeting?.replace(/\{\{user_(first_name|last_name|full_name)\}\}/g, (_, part: string) => {
      if (part === "full_name") return displayName(thread.person);
      return part === "first_name" ? thread.person.firstName : thread.person.lastName;
    }),
    hasGetStarted: fieldsOf(inbox.profile["get_started"]) !== undefined,
    iceBreakers: iceBreakersOf(inbox, thread),
    menu: menuOf(inbox, thread),
  };
}

function viewThread(messaging: Messaging, inbox: Inbox, thread: Thread): Fields {
  const now = messaging.clock.now();
  return {
    id: thread.id,
    isWindowOpen: isWindowOpen(thread, now),
    openedAt: thread.openedAt,
    isTyping: thread.typingUntil > now,
    isRequest: thread.isRequest,
    isWithInbox: ownerOf(messaging, thread) === PAGE_INBOX_APP_ID,
    seenAt: thread.businessReadAt,
    messages: thread.messages.map((message) => ({
      ...message,
      personaName: message.personaId ? inbox.personas.get(message.personaId)?.name : undefined,
      isRead: message.from === "business" && message.at <= thread.personReadAt,
      isDelivered: message.from === "business" && message.at <= thread.deliveredAt,
    })),
  };
}

function viewComment(inbox: Inbox, comment: Comment): Fields {
  return {
    ...comment,
    author: comment.author ? displayName(comment.author) : undefined,
    authorId: comment.author?.id,
    replies: commentsOf(inbox, comment.id).map((reply) => viewComment(inbox, reply)),
  };
}

function emptyThread(person: Thread["person"]): Locale {
  return { person };
}
