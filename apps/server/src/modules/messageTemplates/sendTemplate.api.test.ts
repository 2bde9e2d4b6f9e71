// An approved template from the inbox to a person on the emulated Cloud API.

import { api } from "@parley/contracts/api";
import type { EndpointInput } from "@parley/contracts/endpoint";
import { findFreePort } from "@parley/testkit/findFreePort";
import { messageTemplateEndpoints } from "@parley/contracts/api/messageTemplates";
import { templateDraft } from "@parley/contracts/messageTemplates";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { newId } from "../../platform/ids.ts";
import { describeServer } from "../../testing/describeServer.ts";
import { account, createShop, type Shop } from "../../testing/createShop.ts";

const soon = { timeout: 20_000, interval: 50 };
const port = await findFreePort();
const draft = templateDraft.parse({
  name: "order_ready",
  language: "en_US",
  category: "UTILITY",
  header: { kind: "text", text: "Order {{1}}", example: "A17" },
  body: { text: "Hello {{1}}, your order {{2}} is ready.", examples: { "1": "Mara", "2": "A17" } },
  buttons: [
    {
      kind: "url",
      title: "Track",
      url: "https://shop.example/t/{{1}}",
      example: "https://shop.example/t/A17",
    },
    { kind: "quickReply", title: "Stop" },
  ],
});
const parameters = { header: { "1": "A17" }, body: { "1": "Mara", "2": "A17" }, buttons: { "0": "A17" } };

describeServer(
  "a template from the inbox",
  { on: ["embedded"], env: { META_GRAPH_URL: `http://127.0.0.1:${port}`, EGRESS_ALLOW: "127.0.0.1" } },
  (server) => {
    let shop: Shop;
    const ids = { approved: newId(), pending: newId(), other: newId() };
    const { sendTemplateMessage } = messageTemplateEndpoints;
    const send = (
      params: { workspaceId: string; conversationId: string },
      body: EndpointInput<typeof sendTemplateMessage>["body"],
    ) => server().request(sendTemplateMessage, { params, body });

    beforeAll(async () => {
      shop = await createShop(server(), port);
      const sql = `INSERT INTO message_templates (workspace_id, id, account, connection_id, name, language, status, category, content,
        created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 'en_US', $6, 'UTILITY', $7, now(), now())`;
      const common = [shop.connectionId, draft.name];
      const { workspaceId } = shop.inWorkspace;
      const content = JSON.stringify(draft);
      await server().db.query(sql, [workspaceId, ids.approved, account, ...common, "APPROVED", content]);
      await server().db.query(sql, [
        workspaceId,
        ids.pending,
        account,
        shop.connectionId,
        "late",
        "PENDING",
        content,
      ]);
      await server().db.query(sql, [workspaceId, ids.other, "999", ...common, "APPROVED", content]);
    });
    afterAll(() => shop.close());

    async function takenChat() {
      const { user, name } = await shop.person();
      await vi.waitFor(
        async () => expect(JSON.stringify(await shop.seen(user))).toContain("What is your name?"),
        soon,
      );
      const { params, conversation } = await shop.conversationOf(name);
      await server().request(api.takeOver, { params });
      await shop.shutWindow(conversation.id);
      return { user, name, params };
    }

    it("arrives outside the window, where free text is refused", async () => {
      const { user, name, params } = await takenChat();
      await server().request(api.sendMessage, { params, body: { clientId: "free", text: "Are you there?" } });
      await vi.waitFor(async () => {
        const { messages } = await shop.conversationOf(name);
        expect(messages.at(-1)?.delivery).toMatchObject({
          status: "failed",
          problem: { kind: "needsTemplate", code: "window_closed" },
        });
      }, soon);
      const body = { clientId: "template", templateId: ids.approved, parameters };
      const sent = await send(params, body);
      expect(sent.message.content).toMatchObject({
        kind: "template",
        text: "Hello Mara, your order A17 is ready.",
        header: { kind: "text", text: "Order A17" },
        buttons: [{ title: "Track", url: "https://shop.example/t/A17" }, { title: "Stop" }],
      });
      await vi.waitFor(async () => {
        expect(JSON.stringify(await shop.seen(user))).toContain("Hello Mara, your order A17 is ready.");
        const { messages } = await shop.conversationOf(name);
        expect(messages.at(-1)?.delivery?.status).toMatch(/delivered|read/);
      }, soon);
      const again = await send(params, body);
      expect(again.message.id).toBe(sent.message.id);
    });

    it("is refused by name of what is missing, before anything is stored", async () => {
      const { name, params } = await takenChat();
      const before = (await shop.conversationOf(name)).messages.length;
      const lacking = { ...parameters, body: { "1": "Mara" } };
      await expect(
        send(params, { clientId: "missing", templateId: ids.approved, parameters: lacking }),
      ).rejects.toMatchObject({
        code: "template_parameter_missing",
        message: expect.stringContaining("body.2"),
      });
      await expect(
        send(params, { clientId: "pending", templateId: ids.pending, parameters }),
      ).rejects.toMatchObject({ code: "template_not_approved" });
      await expect(
        send(params, { clientId: "foreign", templateId: ids.other, parameters }),
      ).rejects.toMatchObject({ code: "not_found" });
      expect((await shop.conversationOf(name)).messages).toHaveLength(before);
    });

    it("needs somebody who has taken the chat", async () => {
      const { name, user } = await shop.person();
      await vi.waitFor(
        async () => expect(JSON.stringify(await shop.seen(user))).toContain("What is your name?"),
        soon,
      );
      const { params } = await shop.conversationOf(name);
      await expect(
        send(params, { clientId: "early", templateId: ids.approved, parameters }),
      ).rejects.toMatchObject({ code: "conversation_not_taken" });
    });
  },
);
