// Turns against a real database: together with what they cause, in order, and each once, whoever else is writing.

import { api } from "@parley/contracts/api";
import type { Bot } from "@parley/contracts/api/bots";
import { beforeAll, expect, it, vi } from "vitest";
import { systemClock } from "../../platform/clock.ts";
import { createLogger } from "../../platform/log.ts";
import { createBus } from "../../platform/realtime/index.ts";
import { describeServer } from "../../testing/describeServer.ts";
import { asked, botWith, ended, flowOf, textsOf } from "../../testing/testFlow.ts";
import { openTeamSocket } from "../../testing/testSocket.ts";
import type { TestVisitor } from "../../testing/testVisitor.ts";
import { createDirectory } from "../accounts/index.ts";
import { createRuntime } from "./createRuntime.ts";
import type { TurnFollowUps } from "./runtimeOptions.ts";

describeServer("a turn", {}, (server) => {
  let bot: Bot;
  beforeAll(async () => {
    const wait = { id: "wait", kind: "delay", settings: { amount: 1, unit: "hours" } };
    bot = await botWith(
      server(),
      flowOf(asked("first", "First?", { saveToAttribute: "first" }), wait, ended()),
    );
  });
  const key = ({ conversationId }: TestVisitor) => ({
    workspaceId: server().owner.workspaceId,
    id: conversationId,
  });

  /** Another process on the same database, as far as turns are concerned. */
  const otherRuntime = (followUps: TurnFollowUps = async () => undefined) => {
    const log = createLogger({ level: "silent" });
    const { db } = server();
    return createRuntime({
      db,
      bus: createBus({ log }),
      clock: systemClock,
      directory: createDirectory(db),
      followUps,
    });
  };
  const jobs = async () => (await server().db.query("SELECT count(*) AS count FROM tasks.job")).rows;
  const read = async (visitor: TestVisitor) => {
    const params = { workspaceId: server().owner.workspaceId, conversationId: visitor.conversationId };
    const conversation = await server().request(api.getConversation, { params });
    const contact = { ...params, contactId: conversation.contact.id };
    const { attributes } = await server().request(api.getContact, { params: contact });
    const { items } = await server().request(api.listMessages, { params, query: { limit: 200 } });
    return { conversation, attributes, items };
  };

  it("is undone whole when what it must leave for later cannot be written", async () => {
    const visitor = await server().openVisitor(bot);
    const before = { ...(await read(visitor)), jobs: await jobs() };
    const failing = otherRuntime(async (tx) => {
      await tx.query("INSERT INTO no_such_table VALUES (1)");
    });
    await expect(failing.input(key(visitor), "c1", { kind: "text", text: "An answer" })).rejects.toThrow(
      "no_such_table",
    );
    await expect(failing.action(key(visitor), "c2", "requestLiveChat")).rejects.toThrow("no_such_table");
    expect({ ...(await read(visitor)), jobs: await jobs() }).toEqual(before);
    expect(textsOf((await visitor.say("An answer", "c1")).messages)).toEqual(["An answer"]);
    const after = await read(visitor);
    expect(after.attributes).toEqual({ first: "An answer" });
    expect(await jobs()).toEqual([{ count: Number(before.jobs[0]?.count) + 1 }]);
  });

  it("follows the one before without gap or repeat when several processes write at once", async () => {
    const visitor = await server().openVisitor(bot);
    const runtimes = [otherRuntime(), otherRuntime(), otherRuntime()];
    const sends = Array.from({ length: 30 }, (_, index) => `m${index % 20}`);
    await Promise.all(
      sends.map((clientId, index) =>
        runtimes[index % 3]?.input(key(visitor), clientId, { kind: "text", text: clientId }),
      ),
    );
    const { items, conversation } = await read(visitor);
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1));
    const clientIds = items.flatMap((message) => message.clientId ?? []);
    expect(clientIds.toSorted()).toEqual([...new Set(sends)].toSorted());
    expect(conversation).toMatchObject({ seq: items.length, unreadCount: 20 });
  });

  it("reaches the team once and in order, in a storm of them", async () => {
    const socket = await openTeamSocket(server());
    await socket.until("hello");
    const visitors: TestVisitor[] = [];
    for (let count = 0; count < 12; count += 1) visitors.push(await server().openVisitor(bot));
    socket.clear();
    await Promise.all(
      visitors.flatMap((visitor) => Array.from({ length: 8 }, (_, index) => visitor.say(`Message ${index}`))),
    );
    const heard = () =>
      socket.events
        .flatMap((event) => (event.kind === "conversation" ? event.messages : []))
        .filter(({ author }) => author.kind === "visitor");
    await vi.waitFor(() => expect(heard()).toHaveLength(12 * 8), 10_000);
    for (const { conversationId } of visitors) {
      const positions = heard().flatMap((message) =>
        message.conversationId === conversationId ? message.seq : [],
      );
      expect(positions).toEqual(positions.toSorted((one, other) => one - other));
    }
    socket.close();
  });

  it("is told to everybody although one listener fails", async () => {
    const visitor = await server().openVisitor(bot);
    const { bus } = server().parley;
    const stop = bus.subscribe(`workspace:${server().owner.workspaceId}`, () => {
      throw new Error("A listener's own trouble.");
    });
    const socket = await openTeamSocket(server());
    await socket.until("hello");
    expect(textsOf((await visitor.say("Hello")).messages)).toContain("Hello");
    await socket.until("conversation", ({ conversation }) => conversation.id === visitor.conversationId);
    stop();
    socket.close();
  });
});
