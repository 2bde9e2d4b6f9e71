import { api } from "@parley/contracts/api";
import type { AppError } from "@parley/contracts/errors";
import { flowTemplates } from "@parley/flow-engine/templates";
import { expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { nobody } from "../../testing/startTestServer.ts";
import { asked, botWith, ended, flowOf, publish, readDraft, said, textsOf } from "../../testing/testFlow.ts";

const refused = (code: string) => expect.objectContaining({ code });
const noLayout = { positions: {} };

describeServer("a flow", {}, (server) => {
  const workspace = () => ({ workspaceId: server().owner.workspaceId });
  const flow = (flowId: string) => ({ ...workspace(), flowId });
  const save = (flowId: string, baseRevision: number, document = flowOf(said("one", "One"), ended())) =>
    server().request(api.saveDraft, {
      params: flow(flowId),
      body: { document, layout: noLayout, baseRevision },
    });

  it("needs authentication, and does not exist for a stranger", async () => {
    const { defaultFlowId } = await server().createBot();
    const read = (caller: object) => server().request(api.getFlow, { params: flow(defaultFlowId) }, caller);
    await expect(read(nobody)).rejects.toEqual(refused("not_authenticated"));
    const stranger = await server().signUp();
    await expect(read(stranger)).rejects.toEqual(refused("not_found"));
    const own = { workspaceId: stranger.workspaceId, flowId: defaultFlowId };
    await expect(server().request(api.getFlow, { params: own }, stranger)).rejects.toEqual(
      refused("not_found"),
    );
  });

  it("may be read by an agent, and written by nobody below an admin", async () => {
    const { defaultFlowId } = await server().createBot();
    const [agent, admin] = [await server().addColleague("agent"), await server().addColleague("admin")];
    const params = flow(defaultFlowId);
    const { revision } = await server().request(api.getFlow, { params }, agent);
    const body = { document: flowOf(ended()), layout: noLayout, baseRevision: revision };
    await expect(server().request(api.saveDraft, { params, body }, agent)).rejects.toEqual(
      refused("forbidden"),
    );
    expect(await server().request(api.saveDraft, { params, body }, admin)).toEqual({
      revision: revision + 1,
    });
  });

  it("begins with a greeting whose blocks each have a place of their own", async () => {
    const { defaultFlowId } = await server().createBot({ name: "Plain", templateId: null });
    const { document, layout } = await readDraft(server(), defaultFlowId);
    expect(Object.keys(layout.positions).toSorted()).toEqual(Object.keys(document.blocks).toSorted());
    expect(new Set(Object.values(layout.positions).map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
  });

  it("is made from each template without a complaint, and published", async () => {
    for (const { id, name } of flowTemplates) {
      const bot = await server().createBot({ name: id.slice(0, 50), templateId: id });
      expect({ name, isPublished: bot.isPublished }).toEqual({ name, isPublished: true });
      const { revision, flow: summary } = await readDraft(server(), bot.defaultFlowId);
      expect(summary).toMatchObject({ publishedVersion: 1, hasUnpublishedChanges: false, isDefault: true });
      const params = flow(bot.defaultFlowId);
      const again = await server().request(api.publishFlow, { params, body: { revision, note: "again" } });
      expect({ name, problems: again.problems }).toEqual({ name, problems: [] });
    }
    expect(flowTemplates).toHaveLength(12);
    await expect(server().createBot({ name: "None", templateId: "none" })).rejects.toEqual(
      refused("not_found"),
    );
  });

  it("keeps both drafts when two people save: the second is told, with the present one", async () => {
    const { defaultFlowId } = await server().createBot();
    const { revision } = await readDraft(server(), defaultFlowId);
    const mine = flowOf(said("mine", "Mine"), ended());
    await save(defaultFlowId, revision, mine);
    const refusal: AppError = await save(defaultFlowId, revision).then(
      () => expect.unreachable(),
      (error: AppError) => error,
    );
    expect(refusal).toMatchObject({ code: "draft_conflict", status: 409 });
    expect(refusal.data.draft).toMatchObject({ revision: revision + 1, document: mine, updatedBy: "owner" });
    expect((await readDraft(server(), defaultFlowId)).document).toEqual(mine);
  });

  it("of two saves at once, takes one", async () => {
    const { defaultFlowId } = await server().createBot();
    const { revision } = await readDraft(server(), defaultFlowId);
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => save(defaultFlowId, revision)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await readDraft(server(), defaultFlowId)).revision).toBe(revision + 1);
  });

  it("is not published with problems, which are listed, nor from an older draft", async () => {
    const { defaultFlowId } = await server().createBot();
    const params = flow(defaultFlowId);
    const { revision } = await readDraft(server(), defaultFlowId);
    const saved = await save(defaultFlowId, revision, flowOf(said("empty", ""), ended()));
    const refusal: AppError = await server()
      .request(api.publishFlow, { params, body: { revision: saved.revision } })
      .then(
        () => expect.unreachable(),
        (error: AppError) => error,
      );
    expect(refusal).toMatchObject({ code: "flow_has_problems", status: 422 });
    expect(refusal.data.problems).toEqual([expect.objectContaining({ blockId: "empty", severity: "error" })]);
    await expect(server().request(api.publishFlow, { params, body: { revision } })).rejects.toEqual(
      refused("draft_conflict"),
    );
    expect((await readDraft(server(), defaultFlowId)).flow).toMatchObject({
      publishedVersion: 1,
      hasUnpublishedChanges: true,
    });
  });

  it("has no unpublished changes when only its blocks were moved", async () => {
    const { defaultFlowId } = await server().createBot();
    const { document, revision } = await readDraft(server(), defaultFlowId);
    const layout = { positions: { [document.start ?? ""]: { x: 100, y: 40 } } };
    const params = flow(defaultFlowId);
    await server().request(api.saveDraft, { params, body: { document, layout, baseRevision: revision } });
    expect(await readDraft(server(), defaultFlowId)).toMatchObject({
      layout,
      flow: { hasUnpublishedChanges: false },
    });
  });

  it("keeps its versions as they were published, against SQL too, and restores one into the draft", async () => {
    const { defaultFlowId } = await server().createBot();
    const params = flow(defaultFlowId);
    const first = (await readDraft(server(), defaultFlowId)).document;
    await publish(server(), defaultFlowId, flowOf(said("two", "Second"), ended()));
    const { items } = await server().request(api.listFlowVersions, { params });
    expect(items).toMatchObject([
      { number: 2, blockCount: 2, author: "owner" },
      { number: 1, blockCount: 4 },
    ]);
    const change = server().db.query("UPDATE flow_versions SET note = 'other' WHERE flow_id = $1", [
      defaultFlowId,
    ]);
    await expect(change).rejects.toThrow("flow versions are immutable");

    const { revision: baseRevision } = await readDraft(server(), defaultFlowId);
    const restore = (number: number, base: number) =>
      server().request(api.restoreFlowVersion, {
        params: { ...params, number },
        body: { baseRevision: base },
      });
    await expect(restore(1, baseRevision - 1)).rejects.toEqual(refused("draft_conflict"));
    await expect(restore(9, baseRevision)).rejects.toEqual(refused("not_found"));
    expect(await restore(1, baseRevision)).toMatchObject({
      document: first,
      revision: baseRevision + 1,
      flow: { publishedVersion: 2, hasUnpublishedChanges: true },
    });
    const version = await server().request(api.getFlowVersion, { params: { ...params, number: 1 } });
    expect(version.document).toEqual(first);
  });

  it("retires an older version, once, and tells who, when, and how many conversations run on it", async () => {
    const bot = await botWith(server(), flowOf(asked("one", "One?"), ended()));
    const params = flow(bot.defaultFlowId);
    const { items: before } = await server().request(api.listFlowVersions, { params });
    const number = before[0]?.number ?? 0;
    const visitor = await server().openVisitor(bot);
    await server().openVisitor(bot);
    const retire = (which: number, caller?: object) =>
      server().request(api.retireFlowVersion, { params: { ...params, number: which } }, caller);
    await expect(retire(number)).rejects.toEqual(refused("version_is_published"));
    await publish(server(), bot.defaultFlowId, flowOf(asked("two", "Two?"), ended()));
    await expect(retire(number, await server().addColleague("agent"))).rejects.toEqual(refused("forbidden"));
    await expect(retire(99)).rejects.toEqual(refused("not_found"));

    const retired = await retire(number);
    expect(retired).toMatchObject({ number, retiredBy: "owner", runningSessions: 2 });
    expect(retired.retiredAt).not.toBeNull();
    expect(await retire(number, await server().addColleague("admin"))).toEqual(retired);
    await visitor.say("Done");
    const { items } = await server().request(api.listFlowVersions, { params });
    expect(items).toMatchObject([
      { number: number + 1, retiredAt: null, retiredBy: null },
      { number, retiredBy: "owner" },
      ...before.slice(1).map((version) => ({ number: version.number })),
    ]);
    const again = server().db.query("UPDATE flow_versions SET retired_at = NULL WHERE flow_id = $1", [
      bot.defaultFlowId,
    ]);
    await expect(again).rejects.toThrow("flow versions are immutable");
    const rewritten = server().db.query(
      "UPDATE flow_versions SET retired_at = now(), note = 'other' WHERE flow_id = $1 AND retired_at IS NULL",
      [bot.defaultFlowId],
    );
    await expect(rewritten).rejects.toThrow("flow versions are immutable");
  });

  it("is imported from a document, and refused with the place that is wrong", async () => {
    const bot = await server().createBot();
    const params = { ...workspace(), botId: bot.id };
    const imported = (document: unknown) =>
      server().request(api.createFlow, { params, body: { name: "Imported", document } });
    const document = flowOf(asked("why", "Why?", { saveToAttribute: "reason" }), ended());
    const draft = await imported(document);
    expect(draft).toMatchObject({ document, flow: { isDefault: false, publishedVersion: null } });
    const { items } = await server().request(api.listAttributes, { params: workspace() });
    expect(items).toContainEqual({ key: "reason", name: "Reason" });

    const broken = [null, [], "flow", {}, { schemaVersion: 99, start: null, blocks: {} }];
    const blocks = { a: { id: "b", kind: "message", settings: {}, outputs: {} } };
    for (const wrong of [...broken, { schemaVersion: 1, start: "a", blocks }]) {
      const refusal: AppError = await imported(wrong).then(
        () => expect.unreachable(),
        (error: AppError) => error,
      );
      expect(refusal).toMatchObject({ code: "flow_document_invalid", status: 422 });
      expect(refusal.fields?.[0]?.message).toBeTruthy();
    }
    const large = flowOf(...Array.from({ length: 2_001 }, (_, index) => said(`b${index}`, "x")), ended());
    await expect(imported(large)).rejects.toEqual(refused("flow_document_too_large"));
  });

  it("is deleted unless it is the default, and a session that runs in it goes on", async () => {
    const bot = await server().createBot();
    const params = { ...workspace(), botId: bot.id };
    const other = await server().request(api.createFlow, { params, body: { name: "Other" } });
    const otherId = other.flow.id;
    await publish(server(), otherId, flowOf(asked("inside", "And now?"), said("after", "Thanks"), ended()));
    const away = { id: "away", kind: "redirect", settings: { flowId: otherId, text: "" } };
    await publish(server(), bot.defaultFlowId, flowOf(said("hi", "Hi"), away));
    const visitor = await server().openVisitor(bot);
    expect(textsOf(visitor.session.messages)).toEqual(["Hi", "And now?"]);

    const remove = (flowId: string) => server().request(api.deleteFlow, { params: flow(flowId) });
    await expect(remove(bot.defaultFlowId)).rejects.toEqual(refused("flow_in_use"));
    await remove(otherId);
    await expect(readDraft(server(), otherId)).rejects.toEqual(refused("not_found"));
    const { items } = await server().request(api.listFlows, { params });
    expect(items.map(({ id }) => id)).toEqual([bot.defaultFlowId]);

    expect(textsOf((await visitor.say("Well")).messages)).toEqual(["Well", "Thanks", "Goodbye!"]);
    const next = await server().openVisitor(bot);
    expect(next.session).toMatchObject({ state: { canType: true, input: null } });
    expect(textsOf(next.session.messages)).toEqual(["Hi"]);
  });

  it("answers a running session in the version it began with, and a new one in the newest", async () => {
    const question = (text: string, thanks: string) =>
      flowOf(asked("one", text), asked("two", `${text} Again?`), said("thanks", thanks), ended());
    const bot = await botWith(server(), question("Old?", "Old thanks"));
    const visitor = await server().openVisitor(bot);
    await publish(server(), bot.defaultFlowId, question("New?", "New thanks"));
    expect(textsOf((await visitor.say("a")).messages)).toEqual(["a", "Old? Again?"]);
    expect(textsOf((await visitor.say("b")).messages)).toEqual(["b", "Old thanks", "Goodbye!"]);
    expect(textsOf((await server().openVisitor(bot)).session.messages)).toEqual(["New?"]);
    expect(textsOf((await visitor.act("restart")).messages)).toEqual(["(restarted)", "New?"]);
  });

  it("belongs to its bot and workspace in every request", async () => {
    const [bot, other] = [await server().createBot(), await server().createBot()];
    const params = { ...workspace(), botId: bot.id };
    const choose = server().request(api.updateBot, { params, body: { defaultFlowId: other.defaultFlowId } });
    await expect(choose).rejects.toEqual(refused("not_found"));
  });

  it("defines attributes by a stable key", async () => {
    const attribute = (key: string) => ({ ...workspace(), key });
    await server().request(api.putAttribute, { params: attribute("plan"), body: { name: "Plan" } });
    await server().request(api.putAttribute, { params: attribute("plan"), body: { name: "Your plan" } });
    const list = async () => (await server().request(api.listAttributes, { params: workspace() })).items;
    expect(await list()).toContainEqual({ key: "plan", name: "Your plan" });
    const wrong = server().request(api.putAttribute, { params: attribute("Plan B"), body: { name: "x" } });
    await expect(wrong).rejects.toEqual(refused("validation_failed"));
    await server().request(api.deleteAttribute, { params: attribute("plan") });
    expect(await list()).not.toContainEqual(expect.objectContaining({ key: "plan" }));
  });
});
