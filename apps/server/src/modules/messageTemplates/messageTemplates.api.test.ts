// Templates between the dashboard and the emulated Meta: written, submitted, judged, changed, deleted, fetched.

import { messageTemplateEndpoints as api } from "@parley/contracts/api/messageTemplates";
import { templateDraft, type TemplateDraft } from "@parley/contracts/messageTemplates";
import { findFreePort } from "@parley/testkit/findFreePort";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createShop, type Shop } from "../../testing/createShop.ts";
import { describeServer } from "../../testing/describeServer.ts";
import { multipart } from "../../testing/multipart.ts";

const soon = { timeout: 20_000, interval: 50 };
const port = await findFreePort();
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const draftNamed = (name: string, changes: Partial<TemplateDraft> = {}): TemplateDraft => ({
  ...templateDraft.parse({
    name,
    language: "en_US",
    category: "UTILITY",
    body: { text: "Hello {{1}}, your table is ready.", examples: { "1": "Mara" } },
    buttons: [{ kind: "quickReply", title: "On my way" }],
  }),
  ...changes,
});

describeServer(
  "message templates",
  { on: ["embedded"], env: { META_GRAPH_URL: `http://127.0.0.1:${port}`, EGRESS_ALLOW: "127.0.0.1" } },
  (server) => {
    let shop: Shop;
    beforeAll(async () => {
      shop = await createShop(server(), port);
    });
    afterAll(() => shop.close());

    const create = (name: string, changes: Partial<TemplateDraft> = {}) =>
      server().request(api.createMessageTemplate, {
        params: shop.inWorkspace,
        body: { connectionId: shop.connectionId, content: draftNamed(name, changes) },
      });
    const params = (templateId: string) => ({ ...shop.inWorkspace, templateId });
    const get = (templateId: string) =>
      server().request(api.getMessageTemplate, { params: params(templateId) });
    const submit = (templateId: string) =>
      server().request(api.submitMessageTemplate, { params: params(templateId) });
    const sync = () =>
      server().request(api.syncMessageTemplates, {
        params: shop.inWorkspace,
        body: { connectionId: shop.connectionId },
      });
    const decide = (template: string, decision: object) =>
      shop.control("whatsapp/template", { name: template, ...decision });
    const list = (query: object = {}) =>
      server().request(api.listMessageTemplates, { params: shop.inWorkspace, query });

    async function uploadPicture({
      workspaceId,
      token,
    }: {
      workspaceId: string;
      token?: string | undefined;
    }): Promise<string> {
      const { headers, payload } = multipart({ bytes: png, type: "image/png" });
      const answer = await server().app.inject({
        method: "POST",
        url: `/api/v1/workspaces/${workspaceId}/files`,
        payload,
        headers: { ...headers, authorization: `Bearer ${token ?? ""}` },
      });
      return answer.json<{ url: string }>().url;
    }

    it("are fetched from Meta once, and again without a change", async () => {
      expect(await sync()).toEqual({ added: 3, changed: 0, removed: 0 });
      expect(await sync()).toEqual({ added: 0, changed: 0, removed: 0 });
      const { items } = await list({ search: "order" });
      expect(items).toMatchObject([
        {
          status: "APPROVED",
          needs: {
            header: ["1"],
            headerMedia: null,
            body: ["1", "2"],
            buttons: [{ index: 0, kind: "url", title: "Track" }],
            cards: [],
          },
          isForeign: false,
        },
      ]);
    });

    it("go from draft to approval by Meta's news, keep their flows, and change category", async () => {
      const draft = await create("table_ready");
      expect(draft).toMatchObject({ status: "DRAFT", providerId: null });
      const buttonFlows = { "0": { flowId: shop.bot.defaultFlowId } };
      await server().request(api.updateMessageTemplate, { params: params(draft.id), body: { buttonFlows } });
      expect(await submit(draft.id)).toMatchObject({ status: "PENDING", providerId: expect.any(String) });
      await vi.waitFor(async () => expect((await get(draft.id)).status).toBe("APPROVED"), soon);
      await decide("table_ready", { event: "quality", quality: "YELLOW" });
      await decide("table_ready", { event: "category", category: "MARKETING" });
      await vi.waitFor(async () => {
        expect(await get(draft.id)).toMatchObject({
          quality: "YELLOW",
          formerCategory: "UTILITY",
          content: { category: "MARKETING" },
          buttonFlows,
        });
      }, soon);
      expect(await sync()).toMatchObject({ added: 0, removed: 0 });
      expect((await get(draft.id)).formerCategory).toBe("UTILITY");
    });

    it("tell why they were rejected, are written anew and submitted again", async () => {
      const { id } = await create("too_loud");
      await submit(id);
      await decide("too_loud", { event: "reject", reason: "TAG_CONTENT_MISMATCH" });
      await vi.waitFor(
        async () =>
          expect(await get(id)).toMatchObject({ status: "REJECTED", reason: "TAG_CONTENT_MISMATCH" }),
        soon,
      );
      const content = draftNamed("too_loud", { footer: "Quietly." });
      const changed = await server().request(api.updateMessageTemplate, {
        params: params(id),
        body: { content },
      });
      expect(changed).toMatchObject({ status: "REJECTED", content: { footer: "Quietly." } });
      expect(await sync()).toMatchObject({ removed: 0 });
      expect(await submit(id)).toMatchObject({
        status: "PENDING",
        reason: null,
        content: { footer: "Quietly." },
      });
    });

    it("are taken over where an earlier try reached Meta and its answer was lost", async () => {
      const { id, account } = await create("lost_answer");
      const first = await submit(id);
      await server().db.query(
        "UPDATE message_templates SET provider_id = NULL, status = 'DRAFT', components = NULL WHERE id = $1",
        [id],
      );
      expect(await submit(id)).toMatchObject({ providerId: first.providerId, account });
    });

    it("are refused with Meta's words, and stay drafts", async () => {
      const { id } = await create("ends_with_variable", {
        body: { text: "Hello {{1}}", examples: { "1": "Mara" } },
      });
      await expect(submit(id)).rejects.toMatchObject({
        code: "provider_refused",
        message: expect.stringContaining("start or end"),
      });
      expect((await get(id)).status).toBe("DRAFT");
      await expect(create("ends_with_variable")).rejects.toMatchObject({ code: "name_taken" });
    });

    it("are edited at Meta once they are approved, copied and deleted", async () => {
      const { id } = await create("closing_time");
      await submit(id);
      await vi.waitFor(async () => expect((await get(id)).status).toBe("APPROVED"), soon);
      const content = draftNamed("closing_time", { footer: "Until tomorrow." });
      expect(
        await server().request(api.updateMessageTemplate, { params: params(id), body: { content } }),
      ).toMatchObject({ status: "PENDING", content: { footer: "Until tomorrow." } });
      const copy = await server().request(api.copyMessageTemplate, {
        params: params(id),
        body: { name: "closing_time", language: "de" },
      });
      expect(copy).toMatchObject({ status: "DRAFT", content: { language: "de", footer: "Until tomorrow." } });
      await server().request(api.deleteMessageTemplate, { params: params(id) });
      await expect(get(id)).rejects.toMatchObject({ code: "not_found" });
      expect(await sync()).toMatchObject({ added: 0 });
    });

    it("give Meta a picture as a sample", async () => {
      const url = await uploadPicture(server().owner);
      const body = { connectionId: shop.connectionId, fileUrl: url };
      const sample = await server().request(api.uploadTemplateSample, { params: shop.inWorkspace, body });
      expect(sample).toEqual({ handle: expect.stringMatching(/^4::/), kind: "image" });
      const { id } = await create("with_picture", { header: { kind: "image", sampleUrl: url } });
      expect(await submit(id)).toMatchObject({ status: "PENDING", content: { header: { sampleUrl: url } } });
      const foreign = await uploadPicture(await server().signUp());
      for (const fileUrl of [foreign, "/files/nothing", "http://["])
        await expect(
          server().request(api.uploadTemplateSample, {
            params: shop.inWorkspace,
            body: { ...body, fileUrl },
          }),
        ).rejects.toMatchObject({ code: "validation_failed" });
    });
  },
);
