import { randomUUID } from "node:crypto";
import { api } from "@parley/contracts/api";
import { widgetRoutes } from "@parley/contracts/widget";
import { expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { nobody } from "../../testing/startTestServer.ts";
import { readDraft } from "../../testing/testFlow.ts";

const refused = (code: string) => expect.objectContaining({ code });

describeServer("a bot", {}, (server) => {
  const workspace = () => ({ workspaceId: server().owner.workspaceId });
  const params = (botId: string) => ({ ...workspace(), botId });
  const read = (botId: string) => server().request(api.getBot, { params: params(botId) });

  it("needs authentication, and does not exist for a stranger", async () => {
    const { id } = await server().createBot();
    const ask = (caller: object) => server().request(api.getBot, { params: params(id) }, caller);
    await expect(ask(nobody)).rejects.toEqual(refused("not_authenticated"));
    const stranger = await server().signUp();
    await expect(ask(stranger)).rejects.toEqual(refused("not_found"));
    const own = { workspaceId: stranger.workspaceId, botId: id };
    await expect(server().request(api.getBot, { params: own }, stranger)).rejects.toEqual(
      refused("not_found"),
    );
    await expect(ask(await server().addColleague("agent"))).resolves.toMatchObject({ id });
  });

  it("changes the settings that are named and keeps the others", async () => {
    const settings = { general: { language: "de" }, design: { themeColour: "#112233" } };
    const { id } = await server().createBot({ name: "Settings", settings });
    const change = (body: object) => server().request(api.updateBot, { params: params(id), body });
    await change({ settings: { general: { sounds: false }, design: { font: "inter" } } });
    await change({ name: "Renamed", settings: { access: { countries: ["DE"] } } });
    const bot = await read(id);
    expect(bot.name).toBe("Renamed");
    expect(bot.settings.general).toMatchObject({ language: "de", sounds: false, isEnabled: true });
    expect(bot.settings.design).toMatchObject({ themeColour: "#112233", font: "inter" });
    expect(bot.settings.access.countries).toEqual(["DE"]);
    await expect(change({ settings: { design: { themeColour: "red" } } })).rejects.toEqual(
      refused("validation_failed"),
    );
  });

  it("keeps the changes of people who save different settings at the same moment", async () => {
    const { id } = await server().createBot();
    const change = (settings: object) =>
      server().request(api.updateBot, { params: params(id), body: { settings } });
    await Promise.all([
      change({ general: { language: "fr" } }),
      change({ general: { sounds: false } }),
      change({ triggers: { autoOpen: "always" } }),
      change({ access: { devices: "mobile" } }),
    ]);
    expect((await read(id)).settings).toMatchObject({
      general: { language: "fr", sounds: false },
      triggers: { autoOpen: "always" },
      access: { devices: "mobile" },
    });
  });

  it("shows its secrets to developers only, and replaces one at a time", async () => {
    const { id } = await server().createBot();
    const credentials = (caller?: object) =>
      server().request(api.getBotCredentials, { params: params(id) }, caller);
    const before = await credentials();
    await expect(credentials(await server().addColleague("agent"))).rejects.toEqual(refused("forbidden"));
    const rotated = await server().request(api.rotateBotCredential, {
      params: params(id),
      body: { credential: "identitySecret" },
    });
    expect(rotated.websiteToken).toBe(before.websiteToken);
    expect(rotated.identitySecret).not.toBe(before.identitySecret);
    expect(await credentials()).toEqual(rotated);
    const { rows } = await server().db.query("SELECT * FROM bots WHERE id = $1", [id]);
    expect(JSON.stringify(rows)).not.toContain(rotated.websiteToken);
    expect(JSON.stringify(rows)).not.toContain(rotated.identitySecret);
  });

  it("counts its conversations and leads", async () => {
    const bot = await server().createBot();
    await server().openVisitor(bot);
    const second = await server().openVisitor(bot);
    const { contact } = await server().request(api.getConversation, {
      params: { ...workspace(), conversationId: second.conversationId },
    });
    const body = { email: "lead@example.com" };
    await server().request(api.updateContact, { params: { ...workspace(), contactId: contact.id }, body });
    expect(await read(bot.id)).toMatchObject({ conversations: 2, leads: 1 });
  });

  it("closes its widget when it is deleted, and keeps its conversations readable", async () => {
    const bot = await server().createBot();
    const visitor = await server().openVisitor(bot);
    await visitor.say("Hello?");
    await server().request(api.deleteBot, { params: params(bot.id) });

    await expect(read(bot.id)).rejects.toEqual(refused("not_found"));
    await expect(readDraft(server(), bot.defaultFlowId)).rejects.toEqual(refused("not_found"));
    const { items } = await server().request(api.listBots, { params: workspace() });
    expect(items.map(({ id }) => id)).not.toContain(bot.id);
    await expect(visitor.say("Still there?")).rejects.toThrow("404");
    await expect(visitor.act("restart")).rejects.toThrow("404");
    await expect(server().openVisitor(bot)).rejects.toThrow("404");
    const ids = `botId=${bot.id}&customerId=${server().owner.workspaceId}`;
    const config = await server().app.inject(`${widgetRoutes.config}?${ids}`);
    expect(config.statusCode).toBe(404);

    const conversation = { ...workspace(), conversationId: visitor.conversationId };
    const messages = await server().request(api.listMessages, { params: conversation, query: {} });
    expect(messages.items.map(({ author }) => author.kind)).toContain("visitor");
    expect(await server().request(api.getConversation, { params: conversation })).toMatchObject({
      bot: { id: bot.id, name: bot.name },
    });
  });

  it("is told apart from one that is switched off or not published", async () => {
    const draft = await server().createBot({ name: "Draft", publish: false });
    expect(draft.isPublished).toBe(false);
    await expect(server().openVisitor(draft)).rejects.toThrow("bot_not_published");
    const off = await server().createBot({ name: "Off", settings: { general: { isEnabled: false } } });
    await expect(server().openVisitor(off)).rejects.toThrow("bot_disabled");
    await expect(
      server().openVisitor({ ...off, id: randomUUID().replaceAll("-", "").slice(0, 24) }),
    ).rejects.toThrow("not_found");
  });
});
