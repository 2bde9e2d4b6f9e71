import { api } from "@parley/contracts/api";
import { expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { asked, botWith, ended, flowOf, publish, readDraft, textsOf } from "../../testing/testFlow.ts";

const refused = (code: string) => expect.objectContaining({ code });

describeServer("a template of one's own", {}, (server) => {
  const workspace = () => ({ workspaceId: server().owner.workspaceId });
  const make = (flowId: string, name: string, description = "") =>
    server().request(api.createOwnTemplate, { params: workspace(), body: { name, description, flowId } });
  const list = async (caller?: Parameters<ReturnType<typeof server>["request"]>[2]) =>
    (await server().request(api.listOwnTemplates, { params: workspace() }, caller)).items;
  const document = flowOf(asked("name", "Who are you?"), ended());

  it("keeps the flow as it was, and makes bots and flows of it", async () => {
    const bot = await botWith(server(), document);
    const template = await make(bot.defaultFlowId, "Welcome", "Asks for a name.");
    expect(template).toMatchObject({ name: "Welcome", description: "Asks for a name.", blockCount: 2 });
    await publish(server(), bot.defaultFlowId, flowOf(ended("other", "Something else.")));

    const made = await server().createBot({ name: "Made of it", templateId: template.id });
    const visitor = await server().openVisitor(made);
    expect(textsOf(visitor.session.messages)).toEqual(["Who are you?"]);
    const { flow } = await server().request(api.createFlow, {
      params: { ...workspace(), botId: bot.id },
      body: { name: "Second", templateId: template.id },
    });
    const params = { ...workspace(), templateId: template.id };
    const whole = await server().request(api.getOwnTemplate, { params });
    expect((await readDraft(server(), flow.id)).document).toEqual(whole.document);
    expect(whole.document.blocks["name"]).toMatchObject({ kind: "textQuestion" });
  });

  it("is listed by name, renamed, and deleted without touching what was made of it", async () => {
    const bot = await botWith(server(), document);
    const [second, first] = [await make(bot.defaultFlowId, "Zebra"), await make(bot.defaultFlowId, "apple")];
    const names = (await list()).map(({ name }) => name);
    expect(names.indexOf("apple")).toBeLessThan(names.indexOf("Zebra"));
    const params = { ...workspace(), templateId: first.id };
    await expect(make(bot.defaultFlowId, "ZEBRA")).rejects.toEqual(refused("name_taken"));
    await expect(
      server().request(api.updateOwnTemplate, { params, body: { name: "zebra" } }),
    ).rejects.toEqual(refused("name_taken"));
    expect(
      await server().request(api.updateOwnTemplate, {
        params,
        body: { name: "Apple pie", description: "Sweet" },
      }),
    ).toMatchObject({ name: "Apple pie", description: "Sweet" });

    const made = await server().createBot({ name: "Stays", templateId: second.id });
    await server().request(api.deleteOwnTemplate, { params: { ...workspace(), templateId: second.id } });
    expect((await list()).map(({ id }) => id)).not.toContain(second.id);
    expect((await readDraft(server(), made.defaultFlowId)).document).toEqual(document);
    await expect(server().createBot({ name: "None", templateId: second.id })).rejects.toEqual(
      refused("not_found"),
    );
  });

  it("is read by agents, made by nobody below an admin, and unknown elsewhere", async () => {
    const bot = await botWith(server(), document);
    const template = await make(bot.defaultFlowId, "Ours");
    const agent = await server().addColleague("agent");
    expect((await list(agent)).map(({ id }) => id)).toContain(template.id);
    const body = { name: "Mine", description: "", flowId: bot.defaultFlowId };
    await expect(
      server().request(api.createOwnTemplate, { params: workspace(), body }, agent),
    ).rejects.toEqual(refused("forbidden"));
    const stranger = await server().signUp();
    const params = { workspaceId: stranger.workspaceId, templateId: template.id };
    await expect(server().request(api.getOwnTemplate, { params }, stranger)).rejects.toEqual(
      refused("not_found"),
    );
    await expect(
      server().request(
        api.createOwnTemplate,
        { params: { workspaceId: stranger.workspaceId }, body },
        stranger,
      ),
    ).rejects.toEqual(refused("not_found"));
  });
});
