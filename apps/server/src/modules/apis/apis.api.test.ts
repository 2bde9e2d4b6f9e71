import { api } from "@parley/contracts/api";
import type { ApiInput } from "@parley/contracts/api/apis";
import { apiLimits } from "@parley/contracts/apiRules";
import { expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { ended, flowOf, publish, readDraft } from "../../testing/testFlow.ts";
import { nobody } from "../../testing/startTestServer.ts";

const refused = (code: string) => expect.objectContaining({ code });
const wrong = (...paths: string[]) =>
  expect.objectContaining({
    code: "validation_failed",
    fields: expect.arrayContaining(paths.map((path) => expect.objectContaining({ path }))),
  });

describeServer("an API of the workspace", {}, (server) => {
  const workspace = () => ({ workspaceId: server().owner.workspaceId });
  const params = (apiId: string) => ({ ...workspace(), apiId });
  const create = (body: ApiInput, caller?: object) =>
    server().request(api.createApi, { params: workspace(), body }, caller);
  const read = (apiId: string, caller?: object) =>
    server().request(api.getApi, { params: params(apiId) }, caller);
  const change = (apiId: string, body: ApiInput) =>
    server().request(api.updateApi, { params: params(apiId), body });

  const orders: ApiInput = {
    name: "Orders",
    method: "POST",
    url: "https://shop.example/orders/{{ attributes.order }}",
    query: [{ name: "language", value: "{{ chat.language }}" }],
    headers: [
      { name: "X-Source", value: "bot" },
      { name: "X-Api-Token", value: "header-secret {{ attributes.session }}" },
    ],
    body: { kind: "json", text: '{"email": "{{ contact.email }}", "amount": {{ attributes.amount }}}' },
    auth: { kind: "bearer", secret: "bearer-secret" },
    timeoutSeconds: 5,
    retries: 1,
    mapping: [{ path: "order.state", attributeKey: "order_state" }],
  };

  it("needs authentication and the permission, and does not exist for a stranger", async () => {
    const { id } = await create({ ...orders, name: "Closed" });
    await expect(read(id, nobody)).rejects.toEqual(refused("not_authenticated"));
    await expect(read(id, await server().addColleague("agent"))).rejects.toEqual(refused("forbidden"));
    const stranger = await server().signUp();
    await expect(read(id, stranger)).rejects.toEqual(refused("not_found"));
    const theirs = { params: { workspaceId: stranger.workspaceId, apiId: id } };
    await expect(server().request(api.getApi, theirs, stranger)).rejects.toEqual(refused("not_found"));
    const test = {
      params: theirs.params,
      body: { apiId: id, definition: { ...orders, auth: { kind: "bearer" } } },
    };
    await expect(server().request(api.testApi, test as never, stranger)).rejects.toEqual(
      refused("not_found"),
    );
    await expect(read(id, await server().addColleague("admin"))).resolves.toMatchObject({ id });
  });

  it("comes back as it was saved, without its secrets, and with its variables", async () => {
    const saved = await create(orders);
    expect(await read(saved.id)).toEqual(saved);
    expect(saved).toMatchObject({
      ...orders,
      headers: [
        { name: "X-Source", value: "bot" },
        { name: "X-Api-Token", value: null },
      ],
      auth: { kind: "bearer", isSecretSet: true },
      variables: [
        "attributes.order",
        "chat.language",
        "attributes.session",
        "contact.email",
        "attributes.amount",
      ],
    });
    const { rows } = await server().db.query("SELECT * FROM apis WHERE id = $1", [saved.id]);
    for (const place of [saved, rows])
      expect(JSON.stringify(place)).not.toMatch(/header-secret|bearer-secret/);
    const { items } = await server().request(api.listApis, { params: workspace() });
    expect(items).toContainEqual({
      id: saved.id,
      name: "Orders",
      method: "POST",
      url: orders.url,
      updatedAt: saved.updatedAt,
    });
  });

  it("keeps secrets a change leaves out, until the address names another host or the kind changes", async () => {
    const { id } = await create({ ...orders, name: "Keeps" });
    const kept: ApiInput = {
      ...orders,
      name: "Keeps",
      headers: [{ name: "x-api-token", value: null }],
      auth: { kind: "bearer" },
    };
    const changed = await change(id, { ...kept, url: "https://shop.example/v2" });
    expect(changed).toMatchObject({
      url: "https://shop.example/v2",
      auth: { isSecretSet: true },
      variables: expect.arrayContaining(["attributes.session"]),
    });
    await expect(change(id, { ...kept, url: "https://evil.example/orders" })).rejects.toEqual(
      wrong("auth.secret", "headers.0.value"),
    );
    const test = { apiId: id, definition: { ...kept, url: "https://evil.example/orders" } };
    await expect(server().request(api.testApi, { params: workspace(), body: test })).rejects.toEqual(
      wrong("definition.auth.secret", "definition.headers.0.value"),
    );
    await expect(
      change(id, { ...kept, auth: { kind: "apiKey", place: "header", name: "X-Key" } }),
    ).rejects.toEqual(wrong("auth.secret"));
    const open = await change(id, { ...kept, headers: [], auth: { kind: "none" } });
    expect(open).toMatchObject({ headers: [], auth: { kind: "none" } });
    const { rows } = await server().db.query("SELECT secrets FROM apis WHERE id = $1", [id]);
    expect(rows).toEqual([{ secrets: null }]);
  });

  it.each<[string, Partial<ApiInput>, string]>([
    ["a variable in the host", { url: "https://{{ attributes.host }}/x" }, "url"],
    ["a variable in the port", { url: "https://shop.example:{{ attributes.port }}/x" }, "url"],
    ["a variable as the scheme", { url: "{{ attributes.scheme }}://shop.example/x" }, "url"],
    ["another scheme", { url: "file:///etc/passwd" }, "url"],
    ["a broken variable", { url: "https://shop.example/{{ attributes.x | nothing }}" }, "url"],
    ["a broken tag", { query: [{ name: "q", value: "{% if %}" }] }, "query.0.value"],
    ["a header of the connection", { headers: [{ name: "Host", value: "x" }] }, "headers.0.name"],
    ["an impossible header", { headers: [{ name: "a b", value: "x" }] }, "headers.0.name"],
    [
      "a repeated header",
      {
        headers: [
          { name: "a", value: "x" },
          { name: "A", value: "y" },
        ],
      },
      "headers.1.name",
    ],
    ["a body that is no JSON", { body: { kind: "json", text: '{"a": ' } }, "body.text"],
    ["a bearer token that is missing", { auth: { kind: "bearer" } }, "auth.secret"],
    ["a path that is none", { mapping: [{ path: "a..b", attributeKey: "a" }] }, "mapping.0.path"],
    [
      "an attribute that is filled twice",
      {
        mapping: [
          { path: "a", attributeKey: "a" },
          { path: "b", attributeKey: "a" },
        ],
      },
      "mapping.1.attributeKey",
    ],
    ["a long time-out", { timeoutSeconds: 31 }, "timeoutSeconds"],
    ["many retries", { retries: 4 }, "retries"],
  ])("is refused with %s", async (_name, wrongPart, path) => {
    await expect(
      create({ name: "Wrong", method: "GET", url: "https://shop.example/", ...wrongPart }),
    ).rejects.toEqual(wrong(path));
  });

  it("has a name of its own, however it is written", async () => {
    const plain = { method: "GET", url: "https://shop.example/" } as const;
    await create({ name: "Stock", ...plain });
    const { id } = await create({ name: "Prices", ...plain });
    await expect(create({ name: "stock", ...plain })).rejects.toEqual(refused("name_taken"));
    await expect(change(id, { name: "STOCK", ...plain })).rejects.toEqual(refused("name_taken"));
    await expect(change(id, { name: "PRICES", ...plain })).resolves.toMatchObject({ name: "PRICES" });
  });

  it("knows the flows that use it, in their draft or as visitors meet them", async () => {
    const { id } = await create({ name: "Used", method: "GET", url: "https://shop.example/" });
    expect(await read(id)).toMatchObject({ usedBy: [] });
    const bot = await server().createBot({ name: "Shop bot" });
    const call = flowOf(
      {
        id: "call",
        kind: "apiCall",
        settings: { apiId: id },
        outputs: { status_200: "end", others: "end" },
      },
      ended(),
    );
    await publish(server(), bot.defaultFlowId, call);
    const use = { flowId: bot.defaultFlowId, botId: bot.id, botName: "Shop bot" };
    expect((await read(id)).usedBy).toMatchObject([use]);
    const { revision, layout } = await readDraft(server(), bot.defaultFlowId);
    await server().request(api.saveDraft, {
      params: { ...workspace(), flowId: bot.defaultFlowId },
      body: { document: flowOf(ended()), layout, baseRevision: revision },
    });
    expect((await read(id)).usedBy).toMatchObject([use]);
    await publish(server(), bot.defaultFlowId, flowOf(ended()));
    expect((await read(id)).usedBy).toEqual([]);
  });

  it("is gone after it was deleted", async () => {
    const { id } = await create({ name: "Gone", method: "GET", url: "https://shop.example/" });
    await server().request(api.deleteApi, { params: params(id) });
    await expect(read(id)).rejects.toEqual(refused("not_found"));
    const run = { ...workspace(), apiId: id, scope: {}, timeZone: "UTC" };
    expect(await server().parley.runApi(run)).toMatchObject({
      status: null,
      error: "api_missing",
      attributes: {},
    });
  });

  it("is one of a limited number", async () => {
    const stranger = await server().signUp();
    const { workspaceId } = stranger;
    const add = () => server().request(api.createApi, { params: { workspaceId }, body: orders }, stranger);
    await server().db.query(
      `INSERT INTO apis (workspace_id, id, name, definition) SELECT $1, lpad(n::text, 24, '0'), n::text, '{}'
       FROM generate_series(1, $2::int) n`,
      [workspaceId, apiLimits.apisPerWorkspace],
    );
    await expect(add()).rejects.toEqual(refused("limit_reached"));
    await server().db.query("DELETE FROM apis WHERE workspace_id = $1 AND name = '1'", [workspaceId]);
    await expect(add()).resolves.toMatchObject({ name: "Orders" });
  });
});
