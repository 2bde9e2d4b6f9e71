// Flows that wait and flows that lead into others, woken by the server's own workers.

import { api } from "@parley/contracts/api";
import { fakeClock } from "@parley/testkit/fakeClock";
import { beforeAll, expect, it, vi } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { letTimePass } from "../../testing/letTimePass.ts";
import { asked, botWith, ended, flowOf, publish, said, textsOf } from "../../testing/testFlow.ts";
import type { TestVisitor } from "../../testing/testVisitor.ts";

const clock = fakeClock(new Date());
const minutes = 60_000;
const hours = 60 * minutes;
const WAIT = { timeout: 15_000, interval: 50 };

describeServer("a chat", { clock }, (server) => {
  const path = ({ conversationId }: TestVisitor) => ({
    params: { workspaceId: server().owner.workspaceId, conversationId },
  });
  const takeOver = (visitor: TestVisitor) => server().request(api.takeOver, path(visitor));
  const handBack = (visitor: TestVisitor) => server().request(api.handBack, path(visitor));
  const close = (visitor: TestVisitor) =>
    server().request(api.updateConversation, { ...path(visitor), body: { status: "CLOSED" } });
  // Read by the team, whom no limit of requests slows down.
  const lastTexts = async (visitor: TestVisitor, count: number) =>
    textsOf((await server().request(api.listMessages, { ...path(visitor), query: {} })).items).slice(-count);
  const untilSaid = (visitor: TestVisitor, ...texts: string[]) =>
    vi.waitFor(async () => expect(await lastTexts(visitor, texts.length)).toEqual(texts), WAIT);

  beforeAll(() => server().parley.work());

  it("wakes a flow that waits for hours, once, and keeps what is said meanwhile", async () => {
    const delay = { id: "wait", kind: "delay", settings: { amount: 5, unit: "hours" } };
    const bot = await botWith(
      server(),
      flowOf(said("hi", "Hi"), delay, asked("later", "Still there?"), ended()),
    );
    const visitor = await server().openVisitor(bot);
    expect(visitor.session.state).toMatchObject({ input: null, canType: false });
    expect(textsOf((await visitor.say("Hello?")).messages)).toEqual(["Hello?"]);
    await letTimePass(server(), clock, 4 * hours);
    expect(await lastTexts(visitor, 1)).toEqual(["Hello?"]);
    await letTimePass(server(), clock, hours);
    await untilSaid(visitor, "Still there?");
    const key = { workspaceId: server().owner.workspaceId, id: visitor.conversationId };
    await server().parley.runtime.timer(key, 1);
    expect(textsOf((await visitor.say("Yes")).messages)).toEqual(["Yes", "Goodbye!"]);
  });

  it("goes on after a wait that ended while a person had the chat or was asked for", async () => {
    const delay = { id: "wait", kind: "delay", settings: { amount: 1, unit: "minutes" } };
    const bot = await botWith(
      server(),
      flowOf(said("hi", "Hi"), delay, asked("later", "Still there?"), ended()),
    );
    const [taken, waiting] = [await server().openVisitor(bot), await server().openVisitor(bot)];
    await takeOver(taken);
    await waiting.act("requestLiveChat");
    await letTimePass(server(), clock, 90_000);
    const idle =
      "SELECT count(*) AS count FROM tasks.job WHERE state IN ('created', 'active') AND start_after <= now()";
    await vi.waitFor(
      async () => expect((await server().db.query(idle)).rows).toEqual([{ count: 0 }]),
      15_000,
    );
    expect(await lastTexts(taken, 1)).toEqual(["(agentJoined)"]);
    await handBack(taken);
    expect(await lastTexts(taken, 2)).toEqual(["(handedBack)", "Still there?"]);
    await letTimePass(server(), clock, 60_000);
    await untilSaid(waiting, "(liveChatExpired)", "Still there?");
  });

  it("is not woken by the timer of a flow that was closed before it", async () => {
    const delay = { id: "wait", kind: "delay", settings: { amount: 2, unit: "hours" } };
    const bot = await botWith(server(), flowOf(said("hi", "Hi"), delay, said("later", "Later"), ended()));
    const visitor = await server().openVisitor(bot);
    await letTimePass(server(), clock, hours);
    await close(visitor);
    await visitor.say("Again");
    await letTimePass(server(), clock, hours + minutes);
    await server().parley.runtime.timer(
      { workspaceId: server().owner.workspaceId, id: visitor.conversationId },
      1,
    );
    expect(await lastTexts(visitor, 2)).toEqual(["(reopened)", "Hi"]);
    await letTimePass(server(), clock, hours);
    await untilSaid(visitor, "Later", "Goodbye!");
  });

  it("is led from one flow into another, and ends calmly where there is none", async () => {
    const bot = await server().createBot();
    const params = { workspaceId: server().owner.workspaceId, botId: bot.id };
    const { flow } = await server().request(api.createFlow, { params, body: { name: "Second" } });
    const away = { id: "away", kind: "redirect", settings: { flowId: flow.id, text: "" } };
    await publish(server(), bot.defaultFlowId, flowOf(asked("name", "Your name?"), away));
    const early = await server().openVisitor(bot);
    const over = await early.say("Ada");
    expect(textsOf(over.messages)).toEqual(["Ada"]);
    expect(over.state).toMatchObject({ input: null, canType: true });
    await publish(server(), flow.id, flowOf(asked("city", "And your city?"), ended()));
    const visitor = await server().openVisitor(bot);
    expect(textsOf((await visitor.say("Ada")).messages)).toEqual(["Ada", "And your city?"]);
    expect(textsOf((await visitor.say("Berlin")).messages)).toEqual(["Berlin", "Goodbye!"]);
    const circle = { id: "back", kind: "redirect", settings: { flowId: bot.defaultFlowId, text: "" } };
    await publish(server(), bot.defaultFlowId, flowOf(said("hi", "Hi"), away));
    await publish(server(), flow.id, flowOf(circle));
    const dizzy = await server().openVisitor(bot);
    expect(dizzy.session.state.canType).toBe(true);
    expect(dizzy.session.messages.length).toBeLessThan(20);
  });
});
