// What begins a flow beside the greeting, and what ends a session that has waited too long.

import { api } from "@parley/contracts/api";
import type { Bot } from "@parley/contracts/api/bots";
import type { FlowTrigger } from "@parley/contracts/flow";
import { widgetRoutes } from "@parley/contracts/widget";
import { fakeClock } from "@parley/testkit/fakeClock";
import { beforeAll, expect, it, vi } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { letTimePass } from "../../testing/letTimePass.ts";
import { asked, botWith, ended, flowOf, publish, said, textsOf } from "../../testing/testFlow.ts";
import type { TestVisitor } from "../../testing/testVisitor.ts";

const clock = fakeClock(new Date());
const always = { isEnabled: true };

describeServer("a trigger", { clock }, (server) => {
  let bot: Bot;
  let secondId: string;
  const workspace = () => ({ workspaceId: server().owner.workspaceId });
  const addFlow = async (text: string, triggers: FlowTrigger[]) => {
    const params = { ...workspace(), botId: bot.id };
    const { flow } = await server().request(api.createFlow, { params, body: { name: text } });
    await publish(server(), flow.id, { ...flowOf(said("said", text), ended()), triggers });
    return flow.id;
  };

  beforeAll(async () => {
    const settings = { general: { restartWords: ["Menu"], sessionTimeoutMinutes: 60 } };
    bot = await botWith(server(), flowOf(asked("q", "Your name?"), ended()), settings);
    secondId = await addFlow("Prices.", [
      { ...always, id: "k1", kind: "keyword", match: "contains", keywords: ["price"], interrupts: false },
      { ...always, id: "a1", kind: "api" },
      { ...always, id: "e1", kind: "visitorEvent", name: "cart" },
    ]);
    await addFlow("Stopped.", [
      { ...always, id: "k2", kind: "keyword", match: "exact", keywords: ["Stop"], interrupts: true },
      { ...always, id: "p1", kind: "pageUrl", patterns: ["https://shop.example/*"] },
      { isEnabled: false, id: "off", kind: "visitorEvent", name: "off" },
    ]);
    await server().parley.work();
  });

  it("by keyword begins its flow when no question is open, or when it interrupts", async () => {
    const visitor = await server().openVisitor(bot);
    expect(textsOf((await visitor.say(" stop ")).messages)).toEqual([" stop ", "Stopped.", "Goodbye!"]);
    expect(textsOf((await visitor.say("What is the price?")).messages)).toContain("Prices.");
    const other = await server().openVisitor(bot);
    expect(textsOf((await other.say("Mr Price")).messages)).toEqual(["Mr Price", "Goodbye!"]);
  });

  it("by page greets with its own flow", async () => {
    const page = { url: "https://shop.example/shoes" };
    expect(textsOf((await server().openVisitor(bot, undefined, { page })).session.messages)).toEqual([
      "Stopped.",
      "Goodbye!",
    ]);
  });

  it("by an event of the page begins its flow, and an unknown or disabled one nothing", async () => {
    const visitor = await server().openVisitor(bot);
    const happens = async (name: string) => {
      const headers = { authorization: `Bearer ${visitor.token}` };
      const request = { method: "POST", url: widgetRoutes.events, payload: { name }, headers } as const;
      const response = await server().app.inject(request);
      expect(response.statusCode).toBe(200);
      return textsOf(response.json<{ messages: [] }>().messages);
    };
    expect(await happens("unknown")).toEqual([]);
    expect(await happens("off")).toEqual([]);
    expect(await happens("cart")).toEqual(["Prices.", "Goodbye!"]);
  });

  it("by API begins its flow while the bot answers", async () => {
    const visitor = await server().openVisitor(bot);
    const params = { ...workspace(), conversationId: visitor.conversationId };
    const begin = (flowId: string) => server().request(api.triggerFlow, { params, body: { flowId } });
    await begin(secondId);
    expect(textsOf((await visitor.read()).messages).slice(-2)).toEqual(["Prices.", "Goodbye!"]);
    await expect(begin(bot.defaultFlowId)).rejects.toMatchObject({ code: "flow_has_no_api_trigger" });
    await server().request(api.takeOver, { params });
    await expect(begin(secondId)).rejects.toMatchObject({ code: "conversation_busy" });
  });

  it("is gone with its flow", async () => {
    const flowId = await addFlow("Deleted.", [
      { ...always, id: "gone", kind: "keyword", match: "exact", keywords: ["gone"], interrupts: true },
    ]);
    const visitor = await server().openVisitor(bot);
    expect(textsOf((await visitor.say("gone")).messages)).toContain("Deleted.");
    await server().request(api.deleteFlow, { params: { ...workspace(), flowId } });
    expect(textsOf((await visitor.say("gone")).messages)).not.toContain("Deleted.");
  });

  it("by word begins anew, and silence does so with the next message", async () => {
    const visitor = await server().openVisitor(bot);
    expect(textsOf((await visitor.say("menu")).messages)).toEqual(["menu", "Your name?"]);
    clock.advance(61 * 60_000);
    expect(textsOf((await visitor.say("Hello again")).messages)).toEqual(["Hello again", "Your name?"]);
    expect(textsOf((await visitor.say("Ada")).messages)).toEqual(["Ada", "Goodbye!"]);
  });

  it("by timetable begins its flow in open conversations, in the bot's own time", async () => {
    const visitor = await server().openVisitor(bot);
    const soon = new Date(clock.now().getTime() + 2 * 60_000);
    const minuteOfDay = soon.getUTCHours() * 60 + soon.getUTCMinutes();
    await server().parley.recurring.runDue();
    await addFlow("Good morning.", [
      { ...always, id: "s1", kind: "schedule", days: [1, 2, 3, 4, 5, 6, 7], minuteOfDay },
    ]);
    await letTimePass(server(), clock, 3 * 60_000);
    await server().parley.recurring.runDue();
    const said = async (who: TestVisitor) => textsOf((await who.read()).messages);
    await vi.waitFor(async () => expect(await said(visitor)).toContain("Good morning."), {
      timeout: 15_000,
      interval: 100,
    });
  });

  it("of a retired version moves its sessions to the same question of the published one", async () => {
    const one = await botWith(server(), flowOf(asked("q", "Your name?"), ended("end", "Old end.")));
    const moved = await server().openVisitor(one);
    await publish(server(), one.defaultFlowId, flowOf(asked("q", "Name, please?"), ended("end", "New end.")));
    const kept = await server().openVisitor(one);
    const flow = { ...workspace(), flowId: one.defaultFlowId };
    await server().request(api.retireFlowVersion, { params: { ...flow, number: 2 } });
    expect(textsOf((await moved.say("Ada")).messages)).toEqual(["Ada", "New end."]);
    expect(textsOf((await kept.say("Ada")).messages)).toEqual(["Ada", "New end."]);
    const stays = await server().openVisitor(one);
    await publish(server(), one.defaultFlowId, flowOf(asked("other", "Something else?"), ended()));
    await server().request(api.retireFlowVersion, { params: { ...flow, number: 3 } });
    expect(textsOf((await stays.say("Ada")).messages)).toEqual(["Ada", "New end."]);
  });
});
