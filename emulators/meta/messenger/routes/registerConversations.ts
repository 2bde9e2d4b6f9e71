// Reading conversations back: the list of a business, one conversation, and single messages, of which the last 20 have details.

import type { GraphCall, Meta } from "../../types.ts";
import { graphError, missingObject } from "../../graph/graphError.ts";
import { textOf, type Fields } from "../fields.ts";
import { linkedAccount, requireAccess, unwrap } from "../graphEdge.ts";
import { displayName, type Inbox, type Person, type Thread, type ThreadMessage } from "../inbox.ts";
import type { Messaging } from "../messaging.ts";
import { addressOf, graphTime, pickFields, presentList } from "../page.ts";

/** Older messages show that they exist, and nothing more. */
const DETAILED_MESSAGES = 20;

export function registerConversations({ graph }: Meta, messaging: Messaging): void {
  function findThreadBy(has: (thread: Thread) => boolean): { inbox: Inbox; thread: Thread } | undefined {
    for (const inbox of messaging.inboxes.values()) {
      for (const thread of inbox.threads.values()) if (has(thread)) return { inbox, thread };
    }
    return undefined;
  }

  function open(call: GraphCall, has: (thread: Thread) => boolean): { inbox: Inbox; thread: Thread } {
    const found = findThreadBy(has);
    if (!found) throw missingObject(call.method, call.id);
    requireAccess(call, found.inbox, "messages");
    return found;
  }

  graph.node("conversation", (id) => findThreadBy((thread) => thread.id === id) !== undefined);
  graph.route("conversation", "GET", "", (call) => {
    const { inbox, thread } = open(call, ({ id }) => id === call.id);
    return pickFields(presentThread(inbox, thread), textOf(call.parameters["fields"]) ?? "id");
  });
  graph.route("conversation", "GET", "messages", (call) => {
    const { inbox, thread } = open(call, ({ id }) => id === call.id);
    const shown = { ...call.parameters };
    shown["fields"] ??= "id,created_time";
    const newestFirst = thread.messages.toReversed().map((message) => presentMessage(inbox, thread, message));
    return presentList(newestFirst, shown, addressOf(call.call));
  });

  const hasMessage = (id: string) => (thread: Thread) => thread.messages.some(({ mid }) => mid === id);
  graph.node("message", (id) => findThreadBy(hasMessage(id)) !== undefined);
  graph.route("message", "GET", "", (call) => {
    const { inbox, thread } = open(call, hasMessage(call.id));
    const index = thread.messages.findIndex(({ mid }) => mid === call.id);
    const message = thread.messages[index];
    if (!message || message.isDeleted) throw missingObject(call.method, call.id);
    if (index < thread.messages.length - DETAILED_MESSAGES) {
      throw graphError({ code: 100, message: "The message was deleted, or is too old to be read." });
    }
    const asked = textOf(call.parameters["fields"]) ?? "id,created_time,from,to,message";
    return pickFields(presentMessage(inbox, thread, message), asked);
  });
}

/** `GET /{page or account}/conversations`. */
export function listConversations(messaging: Messaging, owner: Inbox, call: GraphCall): Fields {
  const platform = textOf(call.parameters["platform"])?.toLowerCase();
  const linked = owner.platform === "messenger" ? linkedAccount(messaging, owner) : undefined;
  const inbox = platform === "instagram" && linked ? linked : owner;
  requireAccess(call, inbox, "messages");
  const refused = messaging.checkRate(inbox, "conversations");
  if (refused) unwrap(refused);
  const userId = textOf(call.parameters["user_id"]);
  const threads = [...inbox.threads.values()].filter(
    ({ person, messages }) => messages.length > 0 && (userId === undefined || person.id === userId),
  );
  const shown = { ...call.parameters };
  shown["fields"] ??= "id";
  return presentList(
    threads.map((thread) => presentThread(inbox, thread)),
    shown,
    addressOf(call.call),
  );
}

function presentThread(inbox: Inbox, thread: Thread): Fields {
  const last = thread.messages.at(-1);
  const newestFirst = thread.messages.toReversed().map((message) => presentMessage(inbox, thread, message));
  return {
    id: thread.id,
    updated_time: graphTime(last?.at ?? 0),
    message_count: thread.messages.length,
    participants: { data: [presentPerson(inbox, thread.person), presentBusiness(inbox)] },
    messages: { data: newestFirst.slice(0, DETAILED_MESSAGES) },
  };
}

function presentMessage(inbox: Inbox, thread: Thread, message: ThreadMessage): Fields {
  const [from, to] =
    message.from === "person"
      ? [presentPerson(inbox, thread.person), presentBusiness(inbox)]
      : [presentBusiness(inbox), presentPerson(inbox, thread.person)];
  return {
    id: message.mid,
    created_time: graphTime(message.at),
    from,
    to: { data: [to] },
    message: message.isDeleted ? "" : (textOf(message.content["text"]) ?? ""),
  };
}

function presentPerson({ platform }: Inbox, person: Person): Fields {
  return platform === "instagram"
    ? { username: person.username, id: person.id }
    : { name: displayName(person), email: `${person.id}@facebook.com`, id: person.id };
}

function presentBusiness({ platform, username, name, id }: Inbox): Fields {
  return platform === "instagram" ? { username, id } : { name, email: `${id}@facebook.com`, id };
}
