import { api } from "@parley/contracts/api";
import type { ApiInput } from "@parley/contracts/api/apis";
import type { LiquidScope } from "@parley/flow-engine";
import { fakeClock } from "@parley/testkit/fakeClock";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { letTimePass } from "../../testing/letTimePass.ts";
import { startOtherSide, type OtherSide } from "./fixtures/otherSide.ts";

const days = 24 * 60 * 60 * 1_000;
/** Beginning at the real time, because the queue of work goes by the database's clock. */
const clock = fakeClock(new Date());

describeServer("the log of calls", { clock, env: { EGRESS_ALLOW: "127.0.0.1" } }, (server) => {
  let target: OtherSide;
  beforeAll(async () => {
    target = await startOtherSide();
  });
  afterAll(() => target.close());

  const workspace = () => ({ workspaceId: server().owner.workspaceId });
  let made = 0;
  const create = (path: string, definition: Partial<ApiInput> = {}) =>
    server().request(api.createApi, {
      params: workspace(),
      body: { name: `API ${(made += 1)}`, method: "GET", url: `${target.origin}${path}`, ...definition },
    });
  const run = (apiId: string, scope: LiquidScope = {}, conversationId?: string) =>
    server().parley.runApi({
      ...workspace(),
      apiId,
      scope,
      timeZone: "UTC",
      ...(conversationId && { conversationId }),
    });
  const test = (body: { definition: ApiInput; values?: Record<string, string>; apiId?: string }) =>
    server().request(api.testApi, { params: workspace(), body });
  const log = async (query: object = {}) =>
    (await server().request(api.listApiCalls, { params: workspace(), query })).items;
  const entry = async (callId: string) =>
    server().request(api.getApiCall, { params: { ...workspace(), callId } });

  it("in a test uses typed values, shows the answer, and needs no saving", async () => {
    const result = await test({
      definition: {
        name: "Unsaved",
        method: "GET",
        url: `${target.origin}/{{ attributes.path }}`,
        mapping: [{ path: "order.items[0].name", attributeKey: "item" }],
      },
      values: { "attributes.path": "order", "__proto__.polluted": "x", "constructor.prototype.y": "z" },
    });
    expect(result).toMatchObject({
      status: 200,
      error: null,
      attempts: 1,
      isJson: true,
      isCut: false,
      request: { method: "GET", url: `${target.origin}/order`, body: null },
      headers: { "content-type": "application/json" },
      json: { order: { state: "sent", items: [{ name: "Tea", count: 2 }] } },
      attributes: { item: "Tea" },
    });
    expect(result.text).toBe(JSON.stringify(result.json));
    expect({}).not.toHaveProperty("polluted");
    expect((await log({ limit: 1 }))[0]).toMatchObject({ apiId: null, apiName: "Unsaved", source: "test" });
  });

  it("in a test uses the stored secrets and shows none, nor what the answer sets", async () => {
    const definition = {
      name: "Login",
      method: "POST",
      url: `${target.origin}/login?token=visible`,
      body: { kind: "form", fields: [{ name: "password", value: "typed" }] },
    } satisfies ApiInput;
    const { id } = await server().request(api.createApi, {
      params: workspace(),
      body: { ...definition, auth: { kind: "bearer", secret: "stored-secret" } },
    });
    const result = await test({ apiId: id, definition: { ...definition, auth: { kind: "bearer" } } });
    expect(target.received.at(-1)?.headers.authorization).toBe("Bearer stored-secret");
    expect(result).toMatchObject({ json: { access_token: "fresh-token" }, headers: { "set-cookie": "•••" } });
    const [last] = await log({ apiId: id });
    expect(await entry(last?.id ?? "")).toMatchObject({
      url: `${target.origin}/login?token=•••`,
      requestBody: "password=•••",
      responseBody: '{"access_token":"•••","name":"Ada"}',
    });
  });

  it("in a test tells where the definition is wrong", async () => {
    const definition = { name: "Wrong", method: "GET", url: "https://{{ attributes.x }}/" } as const;
    await expect(test({ definition })).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "definition.url" }],
    });
  });

  it("is found in the log by page, by API and by failure, with its conversation", async () => {
    const bot = await server().createBot();
    const visitor = await server().openVisitor(bot);
    const good = await create("/order");
    const bad = await create("/missing");
    for (const { id } of [good, bad, good]) await run(id, {}, visitor.conversationId);
    await run(good.id, {}, "f".repeat(24));

    const ofGood = await log({ apiId: good.id });
    expect(ofGood.map(({ conversationId }) => conversationId)).toEqual([
      null,
      visitor.conversationId,
      visitor.conversationId,
    ]);
    expect(await log({ apiId: good.id, failed: "true" })).toEqual([]);
    expect(await log({ apiId: bad.id, failed: "true" })).toHaveLength(1);
    expect(await log({ apiId: bad.id, failed: "false" })).toEqual([]);

    const pages: string[] = [];
    let cursor: string | null | undefined;
    do {
      const query = { apiId: good.id, limit: 2, ...(cursor && { cursor }) };
      const next = await server().request(api.listApiCalls, { params: workspace(), query });
      pages.push(...next.items.map(({ id }) => id));
      cursor = next.nextCursor;
    } while (cursor);
    expect(pages).toEqual(ofGood.map(({ id }) => id));
    await expect(log({ cursor: "nonsense" })).rejects.toMatchObject({ code: "bad_request" });
  });

  it("is forgotten after ten days", async () => {
    await server().parley.work();
    const { id } = await create("/order");
    await run(id);
    const [last] = await log({ apiId: id });
    await letTimePass(server(), clock, 10 * days - 1);
    expect(await entry(last?.id ?? "")).toMatchObject({ status: 200 });
    clock.advance(1);
    await expect(entry(last?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
    await letTimePass(server(), clock, days);
    await vi.waitFor(
      async () => {
        const { rows } = await server().db.query("SELECT id FROM api_calls WHERE workspace_id = $1", [
          workspace().workspaceId,
        ]);
        expect(rows).toEqual([]);
      },
      { timeout: 20_000, interval: 200 },
    );
  });
});
