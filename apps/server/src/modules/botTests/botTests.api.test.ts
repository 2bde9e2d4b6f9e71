import { api } from "@parley/contracts/api";
import { botTestLimits, type BotTestInput } from "@parley/contracts/api/botTests";
import type { AppError } from "@parley/contracts/errors";
import { expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { asked, ended, flowOf, publish, readDraft, said } from "../../testing/testFlow.ts";

const refused = (code: string) => expect.objectContaining({ code });

const greets = (text: string, changes: Partial<BotTestInput> = {}): BotTestInput => ({
  name: `Says ${text}`,
  facts: {
    contact: { name: null, email: null, phone: null, tags: [], attributes: {} },
    chat: { pageUrl: null, language: "en", channel: "website", agentsOnline: true },
  },
  now: "2026-03-02T09:30:00.000Z",
  seed: 1,
  steps: [{ kind: "expectText", text, match: "equals" }],
  ...changes,
});

describeServer("tests of a flow", {}, (server) => {
  const params = (flowId: string) => ({ workspaceId: server().owner.workspaceId, flowId });
  const add = (flowId: string, body: BotTestInput) =>
    server().request(api.createBotTest, { params: params(flowId), body });
  const run = async (flowId: string) =>
    (await server().request(api.runBotTests, { params: params(flowId) })).reports;
  const publishDraft = async (flowId: string, overrideReason?: string) => {
    const { revision } = await readDraft(server(), flowId);
    const body = { revision, note: "", ...(overrideReason === undefined ? {} : { overrideReason }) };
    return server().request(api.publishFlow, { params: params(flowId), body });
  };

  it("are kept in order, changed and deleted by those who may", async () => {
    const { defaultFlowId: flowId } = await server().createBot();
    const [first, second] = [await add(flowId, greets("One")), await add(flowId, greets("Two"))];
    const list = async () =>
      (await server().request(api.listBotTests, { params: params(flowId) })).items.map(({ name }) => name);
    expect(await list()).toEqual(["Says One", "Says Two"]);
    const one = { ...params(flowId), testId: first.id };
    const changed = await server().request(api.updateBotTest, { params: one, body: greets("Three") });
    expect(changed).toEqual({ ...first, ...greets("Three") });
    const agent = await server().addColleague("agent");
    await expect(
      server().request(api.updateBotTest, { params: one, body: greets("Four") }, agent),
    ).rejects.toEqual(refused("forbidden"));
    await server().request(api.deleteBotTest, { params: { ...params(flowId), testId: second.id } });
    expect(await list()).toEqual(["Says Three"]);
    const elsewhere = (await server().createBot()).defaultFlowId;
    await expect(
      server().request(api.deleteBotTest, { params: { ...params(elsewhere), testId: first.id } }),
    ).rejects.toEqual(refused("not_found"));
  });

  it("are at most a hundred, also when they are added at once", async () => {
    const { defaultFlowId: flowId } = await server().createBot();
    const all = Array.from({ length: botTestLimits.testsPerFlow + 3 }, () => add(flowId, greets("One")));
    const results = await Promise.allSettled(all);
    const failures = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(failures).toEqual([refused("limit_reached"), refused("limit_reached"), refused("limit_reached")]);
  });

  it("run against the draft, and tell where it differs", async () => {
    const { defaultFlowId: flowId } = await server().createBot();
    await publish(server(), flowId, flowOf(said("hi", "Good morning"), asked("ask", "And you?"), ended()));
    await add(flowId, greets("Good morning"));
    await add(flowId, greets("Good evening"));
    expect(await run(flowId)).toMatchObject([
      { name: "Says Good morning", passed: true, visited: ["hi", "ask"], connections: ["hi>next"] },
      {
        passed: false,
        failures: [{ step: 0, expected: "The bot says “Good evening”", got: "“Good morning”\n“And you?”" }],
      },
    ]);
  });

  it("stop a publication when they fail, unless there is a reason, which is kept with the version", async () => {
    const { defaultFlowId: flowId } = await server().createBot();
    await publish(server(), flowId, flowOf(said("hi", "Good morning"), ended()));
    await add(flowId, greets("Good morning"));
    await add(flowId, greets("Good evening"));
    const before = (await readDraft(server(), flowId)).flow.publishedVersion;
    const refusal: AppError = await publishDraft(flowId).then(
      () => expect.unreachable(),
      (error: AppError) => error,
    );
    expect(refusal).toMatchObject({ code: "bot_tests_failed", status: 422 });
    expect(refusal.data["reports"]).toMatchObject([{ name: "Says Good evening", passed: false }]);
    expect((await readDraft(server(), flowId)).flow.publishedVersion).toBe(before);

    const { version } = await publishDraft(flowId, "It is always morning somewhere");
    expect(version).toMatchObject({ overrideReason: "It is always morning somewhere" });
    const { items } = await server().request(api.listFlowVersions, { params: params(flowId) });
    expect(items.map(({ overrideReason }) => overrideReason).slice(0, 2)).toEqual([
      "It is always morning somewhere",
      null,
    ]);
    const rewritten = server().db.query(
      "UPDATE flow_versions SET retired_at = now(), override_reason = 'other' WHERE flow_id = $1 AND number = $2",
      [flowId, version.number],
    );
    await expect(rewritten).rejects.toThrow("flow versions are immutable");
  });

  it("keep no reason when nothing failed, and name problems of the flow first", async () => {
    const { defaultFlowId: flowId } = await server().createBot();
    await publish(server(), flowId, flowOf(said("hi", "Good morning"), ended()));
    await add(flowId, greets("Good morning"));
    expect((await publishDraft(flowId, "Just in case")).version.overrideReason).toBeNull();
    await add(flowId, greets("Good evening"));
    await expect(publish(server(), flowId, flowOf(said("hi", ""), ended()))).rejects.toEqual(
      refused("flow_has_problems"),
    );
  });

  it("meet other flows as visitors meet them when publishing, and as drafts when run", async () => {
    const bot = await server().createBot();
    const { flow: other } = await server().request(api.createFlow, {
      params: { workspaceId: server().owner.workspaceId, botId: bot.id },
      body: { name: "Other" },
    });
    await publish(server(), other.id, flowOf(said("there", "Published"), ended()));
    const { revision } = await readDraft(server(), other.id);
    const changed = flowOf(said("there", "Draft"), ended());
    await server().request(api.saveDraft, {
      params: params(other.id),
      body: { document: changed, layout: { positions: {} }, baseRevision: revision },
    });
    const flowId = bot.defaultFlowId;
    await publish(
      server(),
      flowId,
      flowOf(said("hi", "Hi"), { id: "go", kind: "redirect", settings: { flowId: other.id }, outputs: {} }),
    );
    await add(flowId, greets("Draft"));
    expect(await run(flowId)).toMatchObject([{ passed: true, visited: ["hi", "go"] }]);
    await expect(publishDraft(flowId)).rejects.toEqual(refused("bot_tests_failed"));
  });
});
