// Who a send is for, and whether that person can be reached at all.

import { fieldsOf, idOf, type Fields } from "./fields.ts";
import { threadOf, type Inbox, type Thread } from "./inbox.ts";
import type { Messaging } from "./messaging.ts";
import { isOwnedByAnother } from "./publish.ts";
import { invalid, refusal, type Refusal } from "./refusal.ts";

const NO_MATCHING_USER = { messenger: 2018001, instagram: 2534014 };

export type Recipient =
  | { kind: "person"; id: string }
  | { kind: "userRef"; userRef: string }
  | { kind: "comment"; id: string }
  | { kind: "post"; id: string };

export function readRecipient(values: Fields): Recipient | Refusal {
  const recipient = fieldsOf(values["recipient"]);
  const id = idOf(recipient?.["id"]);
  if (id) return { kind: "person", id };
  const commentId = idOf(recipient?.["comment_id"]);
  if (commentId) return { kind: "comment", id: commentId };
  const postId = idOf(recipient?.["post_id"]);
  if (postId) return { kind: "post", id: postId };
  const userRef = idOf(recipient?.["user_ref"]);
  if (userRef) return { kind: "userRef", userRef };
  if (recipient?.["notification_messages_token"] !== undefined) {
    return invalid("Recurring notifications are no longer supported.");
  }
  return invalid("The parameter recipient is required.");
}

export function findThread(inbox: Inbox, personId: string): Thread | Refusal {
  const person = inbox.people.get(personId);
  if (!person) return refusal(100, "No matching user found", NO_MATCHING_USER[inbox.platform]);
  return threadOf(inbox, person);
}

/** The state of the Page or account, whoever the message is for. */
export function checkInbox({ switches }: Inbox): Refusal | undefined {
  if (switches.isPolicyBlocked) {
    return refusal(368, "The action attempted has been deemed abusive or is otherwise disallowed");
  }
  if (switches.isRestricted)
    return refusal(10, "This Page is temporarily restricted from messaging.", 1893063);
  if (!switches.allowsMessageAccess) {
    return refusal(200, "The account owner has disabled access to instagram direct messages.", 2534041, 403);
  }
  return undefined;
}

export function checkPerson(inbox: Inbox, { person }: Thread): Refusal | undefined {
  if (person.hasBlocked || person.isBlocked) {
    return refusal(inbox.switches.blockedCode, "This person isn't available right now.", 1545041);
  }
  if (person.isUnreachable)
    return refusal(10, "This person can't receive messages from you right now.", 2018108);
  if (inbox.switches.isInDevelopment && !person.isTester) {
    return refusal(
      200,
      "Cannot message users who are not admins, developers or testers of the app until pages_messaging " +
        "permission is reviewed and the app is live.",
      2018028,
      403,
    );
  }
  return undefined;
}

export function checkOwner(messaging: Messaging, thread: Thread): Refusal | undefined {
  if (!isOwnedByAnother(messaging, thread)) return undefined;
  return refusal(10, "Message failed to send because another app is controlling this thread now.", 2018300);
}
