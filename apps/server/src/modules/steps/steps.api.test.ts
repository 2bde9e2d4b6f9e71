// How a conversation went through a flow, read by the team.

import { api } from "@parley/contracts/api";
import { expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { asked, botWith, ended, flowOf } from "../../testing/testFlow.ts";

describeServer("the steps of a conversation", {}, (server) => {
  const workspace = () => ({ workspaceId: server().owner.workspaceId });

  it("tell what came, what was done, and what changed, in order and in pages", async () => {
    const flow = flowOf(
      asked("size", "Which size?", { saveToAttribute: "size" }),
      asked("why", "Why?"),
      ended(),
    );
    const bot = await botWith(server(), flow);
    const visitor = await server().openVisitor(bot);
    await visitor.say("Large");
    await server().parley.recorder.flush();
    const params = { ...workspace(), conversationId: visitor.conversationId };
    const { items, hasMore } = await server().request(api.listSteps, { params, query: {} });
    expect(hasMore).toBe(false);
    expect(items.map(({ event }) => event)).toEqual([
      { kind: "start" },
      { kind: "input", input: { kind: "text", text: "Large" } },
    ]);
    expect(items[1]).toMatchObject({
      flowId: bot.defaultFlowId,
      versionNumber: 2,
      values: { "answers.size": "Large", "attributes.size": "Large" },
    });
    expect(items[1]?.trace).toContainEqual({ kind: "left", blockId: "size", output: "next", target: "why" });
    const first = await server().request(api.listSteps, { params, query: { limit: 1 } });
    expect(first).toMatchObject({ hasMore: true, items: [{ ordinal: items[0]?.ordinal }] });
    const after = first.items[0]?.ordinal ?? 0;
    const second = await server().request(api.listSteps, { params, query: { after, limit: 1 } });
    expect(second).toMatchObject({ hasMore: false, items: [{ ordinal: items[1]?.ordinal }] });
  });

  it("are counted for the flow, in batches, whichever process wrote them", async () => {
    const bot = await botWith(
      server(),
      flowOf(asked("first", "First?"), asked("second", "Second?"), ended()),
    );
    const flow = { params: { ...workspace(), flowId: bot.defaultFlowId }, query: { days: 30 } };
    const visitors = [];
    for (let count = 0; count < 3; count += 1) visitors.push(await server().openVisitor(bot));
    await server().parley.recorder.flush();
    await visitors[0]?.say("One");
    await visitors[0]?.say("Two");
    await visitors[1]?.say("One");
    await server().parley.recorder.flush();
    const traffic = await server().request(api.getFlowTraffic, flow);
    expect(traffic).toMatchObject({ days: 30, blocks: { first: 3, second: 2, end: 1 } });
    expect(traffic.connections).toContainEqual({ blockId: "first", output: "next", count: 2 });
    expect(traffic.connections).toContainEqual({ blockId: "second", output: "next", count: 1 });
  });
});
