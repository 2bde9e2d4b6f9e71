// Templates and flows: a flow sends one by its name, and a pressed button begins another flow.

import { api } from "@parley/contracts/api";
import { messageTemplateEndpoints } from "@parley/contracts/api/messageTemplates";
import { findFreePort } from "@parley/testkit/findFreePort";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createShop, type Shop } from "../../testing/createShop.ts";
import { describeServer } from "../../testing/describeServer.ts";
import { ended, flowOf, publish, said } from "../../testing/testFlow.ts";

const soon = { timeout: 20_000, interval: 50 };
const port = await findFreePort();

describeServer(
  "templates and flows",
  { on: ["embedded"], env: { META_GRAPH_URL: `http://127.0.0.1:${port}`, EGRESS_ALLOW: "127.0.0.1" } },
  (server) => {
    let shop: Shop;
    beforeAll(async () => {
      shop = await createShop(server(), port);
      const params = shop.inWorkspace;
      const body = { connectionId: shop.connectionId };
      await server().request(messageTemplateEndpoints.syncMessageTemplates, { params, body });
      const { items } = await server().request(messageTemplateEndpoints.listMessageTemplates, {
        params,
        query: { search: "spring_offer" },
      });
      const more = await server().request(api.createFlow, {
        params: { ...params, botId: shop.bot.id },
        body: { name: "More" },
      });
      await publish(server(), more.flow.id, flowOf(said("more", "Rolls, pretzels and cake."), ended()));
      await server().request(messageTemplateEndpoints.updateMessageTemplate, {
        params: { ...params, templateId: items[0]?.id ?? "" },
        body: { buttonFlows: { "0": { flowId: more.flow.id } } },
      });
      const offer = {
        id: "offer",
        kind: "whatsappTemplate",
        settings: { name: "spring_offer", language: "en", parameters: ["Mara"] },
      };
      await publish(server(), shop.bot.defaultFlowId, flowOf(offer, ended("end", "")));
    });
    afterAll(() => shop.close());

    it("shows the words of a template a flow sends, and begins the flow of the button that is pressed", async () => {
      const { user, name } = await shop.person();
      await vi.waitFor(
        async () => expect(JSON.stringify(await shop.seen(user))).toContain("Hi Mara, fresh rolls"),
        soon,
      );
      const { messages } = await shop.conversationOf(name);
      expect(messages.find(({ content }) => content.kind === "template")?.content).toMatchObject({
        language: "en_US",
        text: "Hi Mara, fresh rolls at half price today.",
        footer: "Reply STOP to opt out",
        buttons: [{ title: "Tell me more" }, { title: "Stop" }],
      });
      await shop.control("whatsapp/press", { user, choice: "Tell me more" });
      await vi.waitFor(
        async () => expect(JSON.stringify(await shop.seen(user))).toContain("Rolls, pretzels and cake."),
        soon,
      );
    });
  },
);
