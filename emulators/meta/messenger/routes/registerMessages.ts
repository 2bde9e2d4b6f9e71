// The Send API and what belongs to it, on a Page and on an Instagram account: messages, uploads, hand-over, moderation.

import type { GraphCall, Meta } from "../../types.ts";
import { checkMessage } from "../checkMessage.ts";
import { fieldsOf, idOf, namesOf, recordsOf, type Fields } from "../fields.ts";
import { findThread, readRecipient } from "../findRecipient.ts";
import { chooseInbox, requireAccess, unwrap } from "../graphEdge.ts";
import type { Inbox, Thread } from "../inbox.ts";
import type { Messaging } from "../messaging.ts";
import { invalid, isRefusal } from "../refusal.ts";
import { resolveAttachments } from "../resolveAttachments.ts";
import { sendMessage } from "../sendMessage.ts";
import { ownerOf, passThread, requestThread, takeThread } from "../threadControl.ts";

const MODERATION = ["block_user", "unblock_user", "move_to_spam"];

/** `inboxOf` finds the account an edge of this kind of object is about. */
export function registerMessages(
  { graph }: Meta,
  messaging: Messaging,
  kind: string,
  inboxOf: (call: GraphCall) => Inbox,
): void {
  function open(call: GraphCall): Inbox {
    const owner = inboxOf(call);
    const inbox = owner.platform === "messenger" ? chooseInbox(messaging, owner, call) : owner;
    requireAccess(call, inbox, "messages");
    return inbox;
  }

  function threadOfCall(call: GraphCall): { inbox: Inbox; thread: Thread } {
    const inbox = open(call);
    const recipient = unwrap(readRecipient(call.parameters));
    const id = recipient.kind === "person" ? recipient.id : "";
    return { inbox, thread: unwrap(findThread(inbox, id)) };
  }

  graph.route(kind, "POST", "messages", async (call) =>
    unwrap(await sendMessage(messaging, open(call), { values: call.parameters, files: call.files })),
  );

  graph.route(kind, "POST", "message_attachments", async (call) => {
    const inbox = open(call);
    const message = unwrap(checkMessage(inbox.platform, reusable(call.parameters), call.files.length > 0));
    const [attachment] = message.attachments;
    const isFile = attachment?.kind === "url" || attachment?.kind === "upload";
    if (!isFile) return unwrap(invalid("Only files can be uploaded."));
    const resolved = unwrap(await resolveAttachments(messaging, inbox, [attachment], call.files));
    return { attachment_id: resolved[0]?.attachmentId };
  });

  graph.route(kind, "POST", "pass_thread_control", (call) =>
    unwrap(passThread(messaging, threadOfCall(call).thread, call.parameters)),
  );
  graph.route(kind, "POST", "take_thread_control", (call) =>
    takeThread(messaging, threadOfCall(call).thread),
  );
  graph.route(kind, "POST", "request_thread_control", (call) =>
    unwrap(requestThread(messaging, threadOfCall(call).thread)),
  );
  graph.route(kind, "GET", "thread_owner", (call) => {
    const inbox = inboxOf(call);
    requireAccess(call, inbox, "messages");
    const recipient = fieldsOf(call.parameters["recipient"])?.["id"] ?? call.parameters["recipient"];
    const thread = unwrap(findThread(inbox, idOf(recipient) ?? ""));
    return { data: [{ thread_owner: { app_id: ownerOf(messaging, thread) } }] };
  });

  graph.route(kind, "POST", "moderate_conversations", (call) => {
    const inbox = open(call);
    const actions = namesOf(call.parameters["actions"]);
    if (actions.length === 0 || actions.some((action) => !MODERATION.includes(action))) {
      return unwrap(invalid(`Param actions must be of {${MODERATION.join(", ")}}.`));
    }
    for (const id of userIds(call.parameters["user_ids"])) {
      const thread = findThread(inbox, id);
      if (isRefusal(thread)) return unwrap(thread);
      if (actions.includes("block_user")) thread.person.isBlocked = true;
      if (actions.includes("unblock_user")) thread.person.isBlocked = false;
      if (actions.includes("move_to_spam")) thread.isRequest = true;
    }
    return { success: true };
  });
}

/** What is uploaded beforehand is meant to be used again, whether the call says so or not. */
function reusable(parameters: Fields): Fields | undefined {
  const message = fieldsOf(parameters["message"]);
  const attachment = fieldsOf(message?.["attachment"]);
  if (!attachment) return message;
  const payload = { ...fieldsOf(attachment["payload"]), is_reusable: true };
  return { attachment: { ...attachment, payload } };
}

/** As objects with an id, or as plain ids. */
function userIds(value: unknown): string[] {
  const objects = recordsOf(value).flatMap(({ id }) => idOf(id) ?? []);
  return objects.length > 0 ? objects : namesOf(value);
}
