// Snapshot + events = new snapshot, for everything that publishes; and the feed that closes whatever gap remains.

import { randomUUID } from "node:crypto";
import { api } from "@parley/contracts/api";
import type { Bot } from "@parley/contracts/api/bots";
import type { Conversation } from "@parley/contracts/api/inbox";
import type { RealtimeEvent } from "@parley/contracts/events";
import type { Message } from "@parley/contracts/messages";
import { widgetRoutes } from "@parley/contracts/widget";
import { beforeAll, expect, it, vi } from "vitest";
import { openDatabase } from "../../platform/db/index.ts";
import { createLogger } from "../../platform/log.ts";
import { describeServer } from "../../testing/describeServer.ts";
import { startTestServer, type TestPerson, type TestServer } from "../../testing/startTestServer.ts";
import { asked, botWith, ended, flowOf } from "../../testing/testFlow.ts";
import { openTeamSocket, openVisitorSocket } from "../../testing/testSocket.ts";
import type { TestVisitor } from "../../testing/testVisitor.ts";

const WAIT = { timeout: 10_000, interval: 20 };
const tagging = { id: "tag", kind: "tags", settings: { add: ["zebra", "Apple"] } };
const flow = flowOf(
  asked("first", "First?", { saveToAttribute: "first" }),
  tagging,
  { id: "mail", kind: "email", settings: { text: "Mail?" } },
  ended(),
);

interface Snapshot {
  conversation: Conversation;
  messages: Message[];
}

/** What a browser does with the news: the newest conversation, and messages by their position. */
function reduce(snapshot: Snapshot, events: RealtimeEvent[]): Snapshot {
  const messages = new Map(snapshot.messages.map((message) => [message.seq, message]));
  let { conversation } = snapshot;
  for (const event of events) {
    if (event.kind !== "conversation" || event.conversation.id !== conversation.id) continue;
    ({ conversation } = event);
    for (const message of event.messages) messages.set(message.seq, message);
  }
  return { conversation, messages: [...messages.values()].toSorted((one, other) => one.seq - other.seq) };
}

describeServer("news for the team", {}, (server) => {
  let agent: TestPerson;
  let colleague: TestPerson;
  let bot: Bot;
  const workspace = () => ({ workspaceId: server().owner.workspaceId });
  const snapshotOf = async (conversationId: string, on: TestServer = server()): Promise<Snapshot> => {
    const params = { ...workspace(), conversationId };
    const conversation = await on.request(api.getConversation, { params });
    const { items } = await on.request(api.listMessages, { params, query: { limit: 200 } });
    return { conversation, messages: items };
  };

  beforeAll(async () => {
    [agent, colleague] = [
      await server().addColleague("agent", "Ada"),
      await server().addColleague("agent", "Bob"),
    ];
    for (const person of [agent, colleague])
      await server().request(
        api.setAvailability,
        { params: workspace(), body: { availability: "online" } },
        person,
      );
    bot = await botWith(server(), flow);
  });

  it("add up to what a fresh request shows, after every command", async () => {
    const visitor = await server().openVisitor(bot);
    const params = { ...workspace(), conversationId: visitor.conversationId };
    const { contact } = (await snapshotOf(visitor.conversationId)).conversation;
    const contactParams = { ...workspace(), contactId: contact.id };
    const post = (url: string, payload: object) =>
      server().app.inject({
        method: "POST",
        url,
        headers: { authorization: `Bearer ${visitor.token}` },
        payload,
      });
    const update = (body: object, caller = agent) =>
      server().request(api.updateConversation, { params, body }, caller);
    const commands: Record<string, () => Promise<unknown>> = {
      answer: () => visitor.say("An answer"),
      "answer with a contact's detail": () => visitor.say("ada@example.com"),
      "edit of the contact": () =>
        server().request(api.updateContact, {
          params: contactParams,
          body: { name: "Ada", tags: ["b", "a"] },
        }),
      "attributes of the page": () => post(widgetRoutes.attributes, { attributes: { plan: "pro" } }),
      "reading mark of the visitor": () => post(widgetRoutes.seen, { readSeq: 2 }),
      "next page": () => post(widgetRoutes.seen, { page: { url: "https://shop.example/b", title: "B" } }),
      "reading mark of the team": () =>
        server().request(api.markConversationRead, { params, body: { seq: 3 } }),
      "mark as unread": () => server().request(api.markConversationRead, { params, body: { seq: 0 } }),
      request: () => visitor.act("requestLiveChat"),
      "refusal by one": () => server().request(api.rejectLiveChat, { params }, colleague),
      acceptance: () => server().request(api.acceptLiveChat, { params }, agent),
      "answer of a person": () =>
        server().request(api.sendMessage, { params, body: { clientId: randomUUID(), text: "Hello" } }, agent),
      transfer: () =>
        server().request(api.transferConversation, { params, body: { memberId: colleague.memberId } }, agent),
      status: () => update({ status: "REVIEW" }, colleague),
      "hand back": () => server().request(api.handBack, { params }, colleague),
      restart: () => visitor.act("restart"),
      "take over": () => server().request(api.takeOver, { params }, agent),
      "message to a person": () => visitor.say("Are you there?"),
      close: () => update({ status: "CLOSED" }),
      assignee: () => update({ assigneeId: null }),
      "opening again": () => visitor.reopen({ isNewVisit: true, page: { url: "https://shop.example/c" } }),
      "message after the end": () => visitor.say("One more thing"),
    };
    const socket = await openTeamSocket(server());
    await socket.until("hello");
    for (const [name, run] of Object.entries(commands)) {
      const before = await snapshotOf(visitor.conversationId);
      socket.clear();
      await run();
      await vi.waitFor(async () => {
        const after = await snapshotOf(visitor.conversationId);
        expect({ name, ...reduce(before, socket.events) }).toEqual({ name, ...after });
      }, WAIT);
    }
    socket.close();
  });

  it("tell who types and who looks, but not what is typed, and nothing of other workspaces", async () => {
    const visitor = await server().openVisitor(bot);
    const params = { ...workspace(), conversationId: visitor.conversationId };
    const stranger = await server().signUp();
    const [mine, theirs] = [
      await openTeamSocket(server()),
      await openTeamSocket(server(), stranger, { workspaceId: stranger.workspaceId }),
    ];
    await Promise.all([mine.until("hello"), theirs.until("hello")]);
    const headers = { authorization: `Bearer ${visitor.token}` };
    await server().app.inject({ method: "POST", url: widgetRoutes.seen, headers, payload: { typing: true } });
    await mine.until(
      "visitorTyping",
      (event) => event.isTyping && event.conversationId === visitor.conversationId,
    );
    await server().request(api.takeOver, { params }, agent);
    const panel = await openVisitorSocket(server(), visitor.token);
    await panel.until("messages");
    const type = (caller: TestPerson) =>
      server().request(api.sendTyping, { params, body: { isTyping: true } }, caller);
    await type(colleague);
    await type(agent);
    await mine.until("memberTyping", (event) => event.name === "Ada");
    await panel.until("typing");
    expect(panel.events.filter(({ kind }) => kind === "typing")).toEqual([
      { kind: "typing", name: "Ada", isTyping: true },
    ]);

    const looking = await openTeamSocket(server(), agent);
    await looking.until("hello");
    looking.send({ kind: "view", conversationId: visitor.conversationId });
    await mine.until("memberViewing", (event) => event.isViewing);
    looking.send({ kind: "nonsense" });
    looking.close();
    await mine.until("memberViewing", (event) => !event.isViewing);
    expect(theirs.events.map(({ kind }) => kind)).toEqual(["hello"]);
    await expect(type(stranger)).rejects.toMatchObject({ code: "not_found" });
    for (const socket of [mine, theirs, panel]) socket.close();
  });

  it("are caught up from a position, and the list is asked for anew when it is unknown", async () => {
    const visitor = await server().openVisitor(bot);
    const changes = (after: string) =>
      server().request(api.listConversationChanges, { params: workspace(), query: { after } });
    const { feed } = await server().request(api.listConversations, { params: workspace(), query: {} });
    await visitor.say("News");
    const { items, feed: next, reset } = await changes(feed);
    expect(reset).toBe(false);
    expect(items.find(({ id }) => id === visitor.conversationId)).toEqual(
      (await snapshotOf(visitor.conversationId)).conversation,
    );
    expect(BigInt(next)).toBeGreaterThanOrEqual(BigInt(feed));
    // News are told again while an older transaction is open anywhere: at least once, never none.
    let position = next;
    await vi.waitFor(async () => {
      const later = await changes(position);
      position = later.feed;
      expect(later.items.map(({ id }) => id)).not.toContain(visitor.conversationId);
    }, WAIT);
    for (const unknown of ["99999999999999999999", "abc", "-1", "1e3"])
      expect(await changes(unknown)).toMatchObject({ items: [], reset: true });
  });
});

describeServer("on PostgreSQL", { on: ["postgres"] }, (server, _, testDatabase) => {
  const workspace = () => ({ workspaceId: server().owner.workspaceId });

  it("the feed loses nothing, whoever writes while a long transaction is open", async () => {
    const bot = await botWith(server(), flow);
    const visitors: TestVisitor[] = [];
    for (let count = 0; count < 8; count += 1) visitors.push(await server().openVisitor(bot));
    const held = visitors[0]?.conversationId ?? "";
    let { feed } = await server().request(api.listConversations, { params: workspace(), query: {} });
    const known = new Map<string, Conversation>();
    const catchUp = async () => {
      const changes = await server().request(api.listConversationChanges, {
        params: workspace(),
        query: { after: feed },
      });
      ({ feed } = changes);
      for (const item of changes.items) known.set(item.id, item);
    };

    let commit: () => void = () => undefined;
    const isHeld = new Promise<void>((resolve) => (commit = resolve));
    // Changed before all the others, and committed after them: a position by commit order would pass it by.
    const long = server().db.transaction(async (tx) => {
      await tx.query(
        "UPDATE conversations SET page_title = 'held', changed_xid = pg_current_xact_id() WHERE id = $1",
        [held],
      );
      await isHeld;
    });
    const writers = visitors.slice(1).map(async (visitor) => {
      for (let count = 0; count < 5; count += 1) await visitor.say(`Message ${count}`);
    });
    const reader = (async () => {
      for (let count = 0; count < 10; count += 1) await catchUp();
    })();
    await Promise.all([...writers, reader]);
    await catchUp();
    commit();
    await long;
    await catchUp();
    expect(known.size).toBe(visitors.length);
    for (const { conversationId } of visitors) {
      const params = { ...workspace(), conversationId };
      expect(known.get(conversationId)).toEqual(await server().request(api.getConversation, { params }));
    }
  });

  it("a second server brings its news here, and a gap is closed by catching up", async () => {
    const url = testDatabase().url ?? "";
    const database = await openDatabase({
      databaseUrl: url,
      dataDir: "",
      log: createLogger({ level: "silent" }),
      poolSize: 4,
    });
    const other = await startTestServer({ database });
    try {
      const bot = await botWith(
        server(),
        flowOf(asked("first", "First?"), asked("second", "Second?"), ended()),
      );
      const visitor = await other.openVisitor(bot);
      const socket = await openTeamSocket(server());
      const panel = await openVisitorSocket(server(), visitor.token);
      await Promise.all([socket.until("hello"), panel.until("messages")]);
      // Both processes know of each other once the first news have come across.
      await vi.waitFor(async () => {
        await other.app.inject({
          method: "POST",
          url: widgetRoutes.seen,
          headers: { authorization: `Bearer ${visitor.token}` },
          payload: { typing: true },
        });
        expect(socket.events.some(({ kind }) => kind === "visitorTyping")).toBe(true);
      }, WAIT);

      await visitor.say("A short answer");
      await socket.until("conversation", ({ messages }) =>
        messages.some(({ content }) => JSON.stringify(content).includes("short")),
      );
      await panel.until("messages", ({ messages }) =>
        messages.some(({ author }) => author.kind === "visitor"),
      );

      const { feed } = await server().request(api.listConversations, { params: workspace(), query: {} });
      socket.clear();
      panel.clear();
      const long = await visitor.say("ü".repeat(4_000));
      await socket.until("hello");
      await panel.until("state", ({ state }) => state.lastSeq === long.state.lastSeq);
      const { items } = await server().request(api.listConversationChanges, {
        params: workspace(),
        query: { after: feed },
      });
      expect(items.find(({ id }) => id === visitor.conversationId)?.seq).toBe(long.state.lastSeq);

      const colleague = await server().addColleague("agent");
      const list = () => other.request(api.listMembers, { params: workspace() }, colleague);
      await list();
      await server().request(api.removeMember, { params: { ...workspace(), memberId: colleague.memberId } });
      await vi.waitFor(() => expect(list()).rejects.toMatchObject({ code: "not_found" }), {
        timeout: 2_000,
        interval: 50,
      });
    } finally {
      await other.close();
      await database.close();
    }
  });

  it("brings a notice to the members it is for, and one for nobody in particular to all", async () => {
    const colleague = await server().addColleague("agent");
    const notify = (id: string, message: string, memberIds: string[]) => ({
      id,
      kind: "notifyTeam",
      settings: { message, memberIds },
    });
    const bot = await botWith(
      server(),
      flowOf(notify("one", "For one", [colleague.memberId]), notify("all", "For all", []), ended()),
    );
    const [theirs, ours] = [await openTeamSocket(server(), colleague), await openTeamSocket(server())];
    await server().openVisitor(bot);
    for (const socket of [theirs, ours]) await socket.until("notice", ({ text }) => text === "For all");
    const texts = ({ events }: typeof ours) =>
      events.flatMap((event) => (event.kind === "notice" ? [event.text] : []));
    expect(texts(theirs)).toEqual(["For one", "For all"]);
    expect(texts(ours)).toEqual(["For all"]);
    theirs.close();
    ours.close();
  });
});
