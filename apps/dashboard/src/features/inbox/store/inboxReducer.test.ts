import type { Contact } from "@parley/contracts/api/contacts";
import { describe, expect, it } from "vitest";
import type { InboxAction } from "./actions.ts";
import { inboxReducer } from "./inboxReducer.ts";
import { filterKey, listIds } from "./list.ts";
import { buildConversation, createModelServer, modelMemberId } from "./modelServer.ts";
import { emptyInbox, type InboxState } from "./state.ts";

const start = "2026-11-23T08:00:00.000Z";
const conversation = buildConversation(1, start);
const { id } = conversation;

function after(...actions: InboxAction[]): InboxState {
  return actions.reduce(inboxReducer, emptyInbox);
}

const received: InboxAction = { kind: "conversationsReceived", conversations: [conversation] };
const opened: InboxAction = { kind: "threadOpened", conversationId: id };
const ready: InboxAction = { kind: "messagesReceived", conversationId: id, items: [] };
const sent: InboxAction = {
  kind: "sendStarted",
  conversationId: id,
  message: { clientId: "one", text: "Hello", createdAt: start, failure: null },
};

describe("lists", () => {
  const server = createModelServer(5, 2);
  const pageOf = (cursor: string | null, generation = 0): InboxAction => ({
    kind: "listReceived",
    filters: {},
    generation,
    cursor,
    ...server.list({}, cursor),
  });
  const shown = (state: InboxState) => {
    const window = state.windows.get(filterKey({}));
    return window ? listIds(state.order, state.conversations, window, modelMemberId) : [];
  };

  it("does not show what lies below the fetched part, even if it is known", () => {
    const state = after(pageOf(null), {
      kind: "conversationsReceived",
      conversations: [server.conversation(0)],
    });
    expect(state.conversations.has(server.conversation(0).id)).toBe(true);
    expect(shown(state)).toHaveLength(2);
  });

  it("keeps the pages fetched when the first one is fetched again", () => {
    const { nextCursor } = server.list({}, null);
    expect(shown(after(pageOf(null), pageOf(nextCursor), pageOf(null)))).toHaveLength(4);
  });

  it("does not shrink when a page arrives twice", () => {
    const first = server.list({}, null).nextCursor;
    const second = server.list({}, first).nextCursor;
    const state = after(pageOf(null), pageOf(first), pageOf(second), pageOf(first));
    expect(shown(state)).toHaveLength(5);
  });

  it("refuses a page that was asked for before everything was forgotten", () => {
    const state = after(pageOf(null), { kind: "reset", keep: null }, pageOf(null, 0));
    expect(state.conversations.size).toBe(0);
    expect(shown(inboxReducer(state, pageOf(null, 1)))).toHaveLength(2);
  });
});

describe("sends", () => {
  it("keeps answers that are on their way when everything else is forgotten", () => {
    const state = after(received, opened, ready, sent, { kind: "reset", keep: null });
    expect(state.threads.get(id)?.pending.map(({ text }) => text)).toEqual(["Hello"]);
  });

  it("says why an answer was refused, and forgets the reason when it is sent again", () => {
    const failure = { code: "conversation_locked", detail: "Anna is answering this chat." } as const;
    const failed = after(received, opened, ready, sent, {
      kind: "sendFailed",
      conversationId: id,
      clientId: "one",
      failure,
    });
    expect(failed.threads.get(id)?.pending[0]?.failure).toEqual(failure);
    const again = inboxReducer(failed, { kind: "sendRetried", conversationId: id, clientId: "one" });
    expect(again.threads.get(id)?.pending[0]?.failure).toBeNull();
  });

  it("forgets an answer that was discarded", () => {
    const state = after(received, opened, ready, sent, {
      kind: "sendDiscarded",
      conversationId: id,
      clientId: "one",
    });
    expect(state.threads.get(id)?.pending).toEqual([]);
  });
});

describe("threads", () => {
  it("stay readable when a later fetch fails", () => {
    const state = after(received, opened, ready, {
      kind: "threadFailed",
      conversationId: id,
      isMissing: false,
    });
    expect(state.threads.get(id)?.status).toBe("ready");
  });

  it("say that a conversation does not exist", () => {
    const state = after(opened, { kind: "threadFailed", conversationId: id, isMissing: true });
    expect(state.threads.get(id)?.status).toBe("missing");
  });

  it("keep no messages of conversations that were never opened", () => {
    const server = createModelServer(1, 2);
    server.speak(0, "visitor", 1);
    const state = after({ kind: "eventsReceived", events: server.events, now: 0 });
    expect(state.threads.size).toBe(0);
    expect(state.conversations.get(server.conversation(0).id)?.seq).toBe(1);
  });
});

describe("reading marks", () => {
  const server = createModelServer(1, 10);
  server.speak(0, "visitor", 3);
  const open = after(
    { kind: "conversationsReceived", conversations: [server.conversation(0)] },
    { kind: "threadOpened", conversationId: server.conversation(0).id },
    { kind: "messagesReceived", conversationId: server.conversation(0).id, items: server.page(0, {}) },
  );
  const mark = (seq: number) =>
    inboxReducer(open, {
      kind: "markedRead",
      conversationId: server.conversation(0).id,
      seq,
    }).conversations.get(server.conversation(0).id);

  it("clear the badge at once", () => expect(mark(3)?.unreadCount).toBe(0));
  it("count what lies after a lower mark", () => expect(mark(1)?.unreadCount).toBe(2));
});

describe("presence", () => {
  it("shows typing for a while and forgets it when the connection is lost", () => {
    const state = after(received, {
      kind: "eventsReceived",
      now: 1_000,
      events: [{ kind: "visitorTyping", conversationId: id, isTyping: true, at: start }],
    });
    expect(state.visitorTyping.get(id)).toBeGreaterThan(1_000);
    expect(inboxReducer(state, { kind: "disconnected" }).visitorTyping.size).toBe(0);
  });

  it("stops showing typing once the visitor has spoken", () => {
    const server = createModelServer(1, 10);
    const conversationId = server.conversation(0).id;
    server.speak(0, "visitor", 1);
    const state = after({
      kind: "eventsReceived",
      now: 1_000,
      events: [{ kind: "visitorTyping", conversationId, isTyping: true, at: start }, ...server.events],
    });
    expect(state.visitorTyping.has(conversationId)).toBe(false);
  });

  it("knows who else is looking until they leave", () => {
    const look = (isViewing: boolean): InboxAction => ({
      kind: "eventsReceived",
      now: 0,
      events: [{ kind: "memberViewing", conversationId: id, memberId: "m", name: "Anna", isViewing }],
    });
    expect(after(received, look(true)).viewers.get(id)?.get("m")?.name).toBe("Anna");
    expect(after(received, look(true), look(false)).viewers.has(id)).toBe(false);
  });

  it("turns the online dot", () => {
    const state = after(received, {
      kind: "eventsReceived",
      now: 0,
      events: [{ kind: "presence", conversationId: id, isOnline: false }],
    });
    expect(state.conversations.get(id)?.isOnline).toBe(false);
  });
});

describe("contacts", () => {
  it("are renamed in every conversation they have", () => {
    const second = buildConversation(2, start, { contact: conversation.contact });
    const contact: Contact = {
      ...conversation.contact,
      name: "Anna",
      city: null,
      country: null,
      attributes: {},
      optIn: null,
      createdAt: start,
    };
    const state = after(
      { kind: "conversationsReceived", conversations: [conversation, second] },
      { kind: "contactReceived", contact },
    );
    expect([...state.conversations.values()].map((held) => held.contact.name)).toEqual(["Anna", "Anna"]);
  });
});
