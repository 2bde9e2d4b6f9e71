// The inbox list, its pages, its filters, and what is unread.

import { api } from "@parley/contracts/api";
import type { Bot } from "@parley/contracts/api/bots";
import type { EndpointInput } from "@parley/contracts/endpoint";
import { fakeClock } from "@parley/testkit/fakeClock";
import { beforeEach, expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { nobody } from "../../testing/startTestServer.ts";
import { asked, botWith, ended, flowOf } from "../../testing/testFlow.ts";
import type { TestVisitor } from "../../testing/testVisitor.ts";

const clock = fakeClock();
type Query = EndpointInput<typeof api.listConversations>["query"];
const refused = (code: string) => expect.objectContaining({ code });
let addresses = 0;

describeServer("the inbox list", { clock }, (server) => {
  let bot: Bot;
  const params = () => ({ workspaceId: server().owner.workspaceId });
  const list = (query: Query = {}) =>
    server().request(api.listConversations, { params: params(), query: { botId: [bot.id], ...query } });
  const ids = async (query: Query = {}) => (await list(query)).items.map(({ id }) => id);
  const path = (visitor: TestVisitor) => ({ ...params(), conversationId: visitor.conversationId });
  const read = (visitor: TestVisitor) => server().request(api.getConversation, { params: path(visitor) });
  const open = async () => {
    clock.advance(1_000);
    return server().openVisitor(bot, undefined, { ip: `10.1.${(addresses += 1) >> 8}.${addresses & 255}` });
  };
  const rename = async (visitor: TestVisitor, body: object) => {
    const { contact } = await read(visitor);
    return server().request(api.updateContact, { params: { ...params(), contactId: contact.id }, body });
  };

  beforeEach(async () => {
    bot = await botWith(server(), flowOf(asked("first", "First?"), asked("second", "Second?"), ended()));
  });

  it("needs authentication, and shows a stranger nothing", async () => {
    const visitor = await open();
    const ask = (caller: object) =>
      server().request(api.listConversations, { params: params(), query: {} }, caller);
    await expect(ask(nobody)).rejects.toEqual(refused("not_authenticated"));
    const stranger = await server().signUp();
    await expect(ask(stranger)).rejects.toEqual(refused("not_found"));
    const own = { workspaceId: stranger.workspaceId };
    expect(
      (await server().request(api.listConversations, { params: own, query: {} }, stranger)).items,
    ).toEqual([]);
    const foreign = { ...own, conversationId: visitor.conversationId };
    await expect(server().request(api.getConversation, { params: foreign }, stranger)).rejects.toEqual(
      refused("not_found"),
    );
  });

  it("is paged by last activity, each conversation once, while others become active", async () => {
    const visitors: TestVisitor[] = [];
    for (let count = 0; count < 7; count += 1) visitors.push(await open());
    const newestFirst = visitors.map(({ conversationId }) => conversationId).toReversed();
    const first = await list({ limit: 3 });
    expect(first.items.map(({ id }) => id)).toEqual(newestFirst.slice(0, 3));
    clock.advance(1_000);
    await visitors[0]?.say("I am back");
    const second = await list({ limit: 3, cursor: first.nextCursor ?? "" });
    expect(second.nextCursor).toBeNull();
    // The one that moved to the top comes by the feed.
    expect(second.items.map(({ id }) => id)).toEqual(newestFirst.slice(3, -1));
    const { items } = await server().request(api.listConversationChanges, {
      params: params(),
      query: { after: first.feed },
    });
    expect(items.map(({ id }) => id)).toContain(newestFirst.at(-1));
    expect((await ids())[0]).toBe(newestFirst.at(-1));
  });

  it("is paged also among conversations of the same moment", async () => {
    for (let count = 0; count < 5; count += 1) {
      await open();
      clock.advance(-1_000);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(await ids());
    expect(new Set(seen).size).toBe(5);
  });

  it("refuses positions it has not made", async () => {
    const encode = (text: string) => Buffer.from(text).toString("base64url");
    const id = "0".repeat(24);
    const moments = ["yesterday", "infinity", "Jan 5 2026 (noon)", "2026-01-05", ""];
    for (const cursor of ["x", encode("|"), ...moments.map((moment) => encode(`${moment}|${id}`))])
      await expect(list({ cursor })).rejects.toEqual(refused("bad_request"));
    await expect(list({ cursor: encode("2026-01-05T09:00:00.000Z|1 OR 1=1") })).rejects.toEqual(
      refused("bad_request"),
    );
  });

  it("is filtered by status, answerer, assignee, unread, presence and whether something was written", async () => {
    const agent = await server().addColleague("agent");
    const [quiet, talking, taken, closed] = [await open(), await open(), await open(), await open()];
    await talking.say("Hello");
    await server().request(api.takeOver, { params: path(taken) }, agent);
    await server().request(api.updateConversation, { params: path(closed), body: { status: "CLOSED" } });
    const only = (...visitors: TestVisitor[]) =>
      visitors.map(({ conversationId }) => conversationId).toSorted();
    const found = async (query: Query) => (await ids(query)).toSorted();
    expect(await found({ status: ["CLOSED"] })).toEqual(only(closed));
    expect(await found({ status: ["CLOSED", "INPROGRESS"] })).toEqual(only(closed, taken));
    expect(await found({ responder: ["agent"] })).toEqual(only(taken));
    expect(await found({ assignee: agent.memberId })).toEqual(only(taken));
    expect(await found({ assignee: "me" })).toEqual([]);
    expect(await found({ assignee: "none" })).toEqual(only(quiet, talking, closed));
    expect(await found({ unread: "true" })).toEqual(only(talking));
    expect(await found({ interacted: "false" })).toEqual(only(quiet, taken, closed));
    expect(await found({ online: "true" })).toHaveLength(4);
    clock.advance(61_000);
    expect(await found({ online: "true" })).toEqual([]);
    expect((await read(quiet)).isOnline).toBe(false);
  });

  it("is searched by name, address and number, with every character meaning itself", async () => {
    const [ada, percent, under, slash] = [await open(), await open(), await open(), await open()];
    await rename(ada, {
      name: "Ada Ärztin",
      email: "ada@example.com",
      phone: { dialCode: "+49", number: "15123456" },
    });
    await rename(percent, { name: "100% sure" });
    await rename(under, { name: "snake_case" });
    await rename(slash, { name: "back\\slash 'quote'" });
    const found = (search: string) => ids({ search });
    for (const search of ["ada", "ADA", "Ärztin", "a@example", "+4915123456", ada.uuid.slice(0, 13)])
      expect([search, await found(search)]).toEqual([search, [ada.conversationId]]);
    expect(await found("100%")).toEqual([percent.conversationId]);
    expect(await found("%")).toEqual([percent.conversationId]);
    expect(await found("_")).toEqual([under.conversationId]);
    expect(await found("\\")).toEqual([slash.conversationId]);
    expect(await found("'quote'")).toEqual([slash.conversationId]);
    for (const hostile of ["' OR 1=1 --", "$1", "ada%", "a_a", "\u202e", "👩‍👩‍👧".repeat(20)])
      expect([hostile, await found(hostile)]).toEqual([hostile, []]);
    await expect(found("nul\u0000")).rejects.toEqual(refused("bad_request"));
    expect(await found("")).toHaveLength(4);
  });

  it("counts what the team has not read, and marks as unread again", async () => {
    const visitor = await open();
    await visitor.say("One");
    await visitor.say("Two");
    const mark = (seq: number) =>
      server().request(api.markConversationRead, { params: path(visitor), body: { seq } });
    const unread = async () => {
      const { unreadCount, teamReadSeq, seq } = await read(visitor);
      return { unreadCount, teamReadSeq, seq };
    };
    const { seq } = await read(visitor);
    expect(await unread()).toEqual({ unreadCount: 2, teamReadSeq: 0, seq });
    await mark(2);
    expect(await unread()).toEqual({ unreadCount: 1, teamReadSeq: 2, seq });
    await mark(seq + 100);
    expect(await unread()).toEqual({ unreadCount: 0, teamReadSeq: seq, seq });
    await mark(1);
    expect(await unread()).toEqual({ unreadCount: 2, teamReadSeq: 1, seq });
    await expect(mark(-1)).rejects.toEqual(refused("validation_failed"));
  });

  it("never calls a message read that came while the mark was being set", async () => {
    const visitor = await open();
    for (let round = 0; round < 10; round += 1) {
      const { seq } = await read(visitor);
      await Promise.all([
        visitor.say(`Message ${round}`),
        server().request(api.markConversationRead, { params: path(visitor), body: { seq } }),
      ]);
      const { items } = await server().request(api.listMessages, {
        params: path(visitor),
        query: { after: seq },
      });
      const fromVisitor = items.filter(({ author }) => author.kind === "visitor").length;
      expect((await read(visitor)).unreadCount).toBe(fromVisitor);
    }
  });

  it("gives messages before and after a position, and pages seen", async () => {
    const visitor = await open();
    for (const text of ["a", "b", "c"]) await visitor.say(text);
    const page = (query: object) => server().request(api.listMessages, { params: path(visitor), query });
    const all = (await page({})).items;
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
    expect(await page({ limit: 2 })).toEqual({ items: all.slice(-2), hasMore: true });
    expect(await page({ before: 3 })).toEqual({ items: all.slice(0, 2), hasMore: false });
    expect(await page({ after: 1, limit: 2 })).toEqual({ items: all.slice(1, 3), hasMore: true });
    await expect(page({ limit: 500 })).rejects.toEqual(refused("validation_failed"));
  });
});

describeServer("quick replies", {}, (server) => {
  it("are unique by shortcut whatever its case, and belong to the workspace", async () => {
    const params = { workspaceId: server().owner.workspaceId };
    const create = (shortcut: string, text = "Text") =>
      server().request(api.createQuickReply, { params, body: { shortcut, text } });
    const hello = await create("Hello", "Hello there");
    const other = await create("größe_1");
    for (const taken of ["hello", "HELLO"])
      await expect(create(taken)).rejects.toEqual(refused("name_taken"));
    for (const wrong of ["", "two words", "a/b", "x".repeat(41)])
      await expect(create(wrong)).rejects.toEqual(refused("validation_failed"));
    const change = (id: string, body: { shortcut: string; text: string }, caller?: object) =>
      server().request(api.updateQuickReply, { params: { ...params, quickReplyId: id }, body }, caller);
    expect(await change(hello.id, { shortcut: "HELLO", text: "Hi" })).toMatchObject({
      shortcut: "HELLO",
      text: "Hi",
    });
    await expect(change(other.id, { shortcut: "hello", text: "x" })).rejects.toEqual(refused("name_taken"));
    const stranger = await server().signUp();
    const foreign = { workspaceId: stranger.workspaceId, quickReplyId: hello.id };
    await expect(server().request(api.deleteQuickReply, { params: foreign }, stranger)).rejects.toEqual(
      refused("not_found"),
    );
    const { items } = await server().request(api.listQuickReplies, { params });
    expect(items.map(({ shortcut }) => shortcut)).toEqual(["größe_1", "HELLO"]);
    await server().request(api.deleteQuickReply, { params: { ...params, quickReplyId: hello.id } });
    await expect(change(hello.id, { shortcut: "x", text: "x" })).rejects.toEqual(refused("not_found"));
  });
});
