// The visitor's WebSocket, and presence.

import { api } from "@parley/contracts/api";
import type { Bot } from "@parley/contracts/api/bots";
import { beforeAll, expect, it, vi } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { asked, botWith, ended, flowOf, textsOf } from "../../testing/testFlow.ts";
import { openTeamSocket, openVisitorSocket } from "../../testing/testSocket.ts";
import type { TestVisitor } from "../../testing/testVisitor.ts";

/** A visitor counts as gone five seconds after the last window closed. */
const GONE = { timeout: 12_000, interval: 100 };

describeServer("a visitor's socket", {}, (server) => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await botWith(server(), flowOf(asked("first", "First?"), asked("second", "Second?"), ended()));
  });
  const read = ({ conversationId }: TestVisitor) =>
    server().request(api.getConversation, {
      params: { workspaceId: server().owner.workspaceId, conversationId },
    });

  it("brings at once what came after the position it names, and then the news", async () => {
    const visitor = await server().openVisitor(bot);
    await visitor.say("One");
    const socket = await openVisitorSocket(server(), visitor.token, 1);
    const caughtUp = await socket.until("messages");
    expect(textsOf(caughtUp.messages)).toEqual(["One", "Second?"]);
    expect(caughtUp.state).toMatchObject({ lastSeq: 3, input: { blockId: "second" } });
    socket.clear();
    const turn = await visitor.say("Two");
    expect(await socket.until("messages")).toEqual({ kind: "messages", ...turn });
    socket.close();
  });

  it("keeps two tabs in step", async () => {
    const visitor = await server().openVisitor(bot);
    const tabs = [
      await openVisitorSocket(server(), visitor.token),
      await openVisitorSocket(server(), visitor.token),
    ];
    await Promise.all(tabs.map((tab) => tab.until("messages")));
    for (const tab of tabs) tab.clear();
    const turn = await visitor.say("From one of them");
    for (const tab of tabs) expect((await tab.until("messages")).messages).toEqual(turn.messages);
    await server().app.inject({
      method: "POST",
      url: "/api/widget/v1/seen",
      headers: { authorization: `Bearer ${visitor.token}` },
      payload: { readSeq: 2 },
    });
    for (const tab of tabs) await tab.until("state", ({ state }) => state.visitorReadSeq === 2);
    for (const tab of tabs) tab.close();
  });

  it("is closed for a wrong token and for anything that is no greeting", async () => {
    const visitor = await server().openVisitor(bot);
    for (const token of ["", "nonsense", `${visitor.token}x`])
      expect(await (await openVisitorSocket(server(), token)).closed()).toBe(1008);
    expect(await (await openVisitorSocket(server(), visitor.token, -1)).closed()).toBe(1008);
  });

  it("hears nothing of other conversations", async () => {
    const [mine, theirs] = [await server().openVisitor(bot), await server().openVisitor(bot)];
    const socket = await openVisitorSocket(server(), mine.token, mine.session.state.lastSeq);
    await socket.until("messages");
    socket.clear();
    await theirs.say("A secret");
    await mine.say("Mine");
    await socket.until("messages", ({ messages }) => textsOf(messages).includes("Mine"));
    expect(JSON.stringify(socket.events)).not.toContain("A secret");
    socket.close();
  });

  it("shows the visitor as present until the last window has closed", async () => {
    const visitor = await server().openVisitor(bot);
    const team = await openTeamSocket(server());
    const tabs = [
      await openVisitorSocket(server(), visitor.token),
      await openVisitorSocket(server(), visitor.token),
    ];
    await Promise.all(tabs.map((tab) => tab.until("messages")));
    const left = ({ conversation }: { conversation: { id: string; isOnline: boolean } }) =>
      conversation.id === visitor.conversationId && !conversation.isOnline;
    tabs[0]?.close();
    expect((await read(visitor)).isOnline).toBe(true);
    tabs[1]?.close();
    // Going to the next page: back before the time is over.
    const next = await openVisitorSocket(server(), visitor.token);
    await next.until("messages");
    team.clear();
    next.close();
    await vi.waitFor(
      () => expect(team.events.some((event) => event.kind === "conversation" && left(event))).toBe(true),
      GONE,
    );
    expect((await read(visitor)).isOnline).toBe(false);
    await visitor.say("Back again");
    expect((await read(visitor)).isOnline).toBe(true);
    team.close();
  });
});
