// Finds what a control action names: the account, the person, the conversation, the post, the comment.

import { ControlRefusal } from "../../../kit/createControl.ts";
import { idOf, type Fields } from "../fields.ts";
import { threadOf, type Comment, type Inbox, type Person, type Post, type Thread } from "../inbox.ts";
import type { Platform } from "../limits.ts";
import type { Messaging } from "../messaging.ts";

export interface Scene {
  messaging: Messaging;
  inbox: Inbox;
  values: Fields;
}

/** `inbox` names a Page or an account; without it the first one of the platform. */
export function openScene(messaging: Messaging, platform: Platform, values: Fields): Scene {
  const wanted = idOf(values["inbox"]);
  const inbox = [...messaging.inboxes.values()].find(
    (one) => one.platform === platform && (wanted === undefined || one.id === wanted),
  );
  if (!inbox) throw new ControlRefusal("inbox must be the id of a Page or account; see GET /_control/world.");
  return { messaging, inbox, values };
}

/** `person` names a person; without it the first one. */
export function personIn({ inbox, values }: Scene): Person {
  const wanted = idOf(values["person"]);
  const person = wanted === undefined ? [...inbox.people.values()][0] : inbox.people.get(wanted);
  if (person) return person;
  throw new ControlRefusal("person must be the id of a person of this inbox.");
}

export function threadIn(scene: Scene): Thread {
  return threadOf(scene.inbox, personIn(scene));
}

/** `post` names a post; without it the first one. */
export function postIn({ inbox, values }: Scene): Post {
  const wanted = idOf(values["post"]);
  const post = wanted === undefined ? [...inbox.posts.values()][0] : inbox.posts.get(wanted);
  if (post) return post;
  throw new ControlRefusal("post must be the id of a post of this inbox.");
}

export function commentIn({ inbox, values }: Scene): Comment {
  const comment = inbox.comments.get(idOf(values["comment"]) ?? "");
  if (comment) return comment;
  throw new ControlRefusal("comment must be the id of a comment of this inbox.");
}
