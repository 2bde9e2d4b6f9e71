import { api } from "@parley/contracts/api";
import type { ApiInput } from "@parley/contracts/api/apis";
import type { LiquidScope } from "@parley/flow-engine";
import { startHttpServer } from "@parley/testkit/httpServer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { startOtherSide, type OtherSide } from "./fixtures/otherSide.ts";

describeServer("a call", { env: { EGRESS_ALLOW: "127.0.0.1" } }, (server) => {
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
  const call = async (path: string, definition: Partial<ApiInput> = {}, scope: LiquidScope = {}) =>
    run((await create(path, definition)).id, scope);
  const log = async (query: object = {}) =>
    (await server().request(api.listApiCalls, { params: workspace(), query })).items;
  const entry = async (callId: string) =>
    server().request(api.getApiCall, { params: { ...workspace(), callId } });

  it("sends what the definition says with the values of the chat, and maps the answer", async () => {
    const scope = {
      contact: { name: 'Ada "Countess" Lovelace' },
      attributes: { order: "17/../x", amount: "12.50", evil: '1, "admin": true' },
    };
    const result = await call(
      "/echo",
      {
        method: "POST",
        query: [{ name: "order", value: "{{ attributes.order }}&x" }],
        headers: [{ name: "X-Name", value: "{{ contact.name }}\r\nX-Evil: 1 ü" }],
        body: {
          kind: "json",
          text: '{"name": "{{ contact.name }}", "amount": {{ attributes.amount }}, "evil": {{ attributes.evil }}}',
        },
        mapping: [
          { path: "url", attributeKey: "url" },
          { path: "body", attributeKey: "body" },
          { path: "headers.x-name", attributeKey: "name" },
          { path: "headers.x-evil", attributeKey: "evil" },
          { path: "headers.content-type", attributeKey: "type" },
          { path: "$status", attributeKey: "status" },
        ],
      },
      scope,
    );
    expect(result).toMatchObject({ status: 200, error: null });
    expect(result.durationMs).toBeGreaterThanOrEqual(0);
    expect(result.attributes).toMatchObject({
      url: "/echo?order=17%2F..%2Fx%26x",
      status: "200",
      evil: "",
      type: "application/json",
    });
    expect(Buffer.from(result.attributes["name"] ?? "", "latin1").toString()).toBe(
      'Ada "Countess" Lovelace  X-Evil: 1 ü',
    );
    expect(JSON.parse(result.attributes["body"] ?? "")).toEqual({
      name: 'Ada "Countess" Lovelace',
      amount: 12.5,
      evil: '1, "admin": true',
    });
  });

  it.each<[string, ApiInput["body"], string, string]>([
    [
      "a form",
      { kind: "form", fields: [{ name: "a b", value: "{{ attributes.x }}" }] },
      "a%20b=1%262%3D3",
      "application/x-www-form-urlencoded",
    ],
    ["a text", { kind: "text", text: "<{{ attributes.x }}>" }, "<1&2=3>", "text/plain; charset=utf-8"],
    ["nothing", { kind: "none" }, "", ""],
  ])("sends %s", async (_name, body, sent, type) => {
    const mapping = [
      { path: "body", attributeKey: "body" },
      { path: "headers.content-type", attributeKey: "type" },
    ];
    const definition = { method: "PUT", body, mapping } as const;
    const result = await call("/echo", definition, { attributes: { x: "1&2=3" } });
    expect(result.attributes).toEqual({ body: sent, type });
  });

  it.each<[string, ApiInput["auth"], string]>([
    ["a bearer token", { kind: "bearer", secret: "s3cret-{{ attributes.x }}" }, "Bearer s3cret-1"],
    [
      "basic authentication",
      { kind: "basic", username: "me", secret: "s3cret" },
      `Basic ${btoa("me:s3cret")}`,
    ],
    ["a key in a header", { kind: "apiKey", place: "header", name: "X-Key", secret: "s3cret" }, "s3cret"],
    [
      "a key in the address",
      { kind: "apiKey", place: "query", name: "key", secret: "s3 cret" },
      "/echo?key=s3%20cret",
    ],
  ])("signs in with %s, which nothing shows", async (_name, auth, sent) => {
    const result = await call(
      "/echo",
      { auth, method: "POST", mapping: [{ path: "$body", attributeKey: "body" }] },
      { attributes: { x: "1" } },
    );
    const request = target.received.at(-1);
    const { headers } = request ?? {};
    expect([headers?.authorization, headers?.["x-key"], request?.url]).toContain(sent);
    const [last] = await log({ limit: 1 });
    const shown = JSON.stringify([result, last, last && (await entry(last.id))]);
    expect(shown).toContain("•••");
    expect(shown).not.toMatch(/s3.{0,3}cret/);
    expect(shown).not.toContain(btoa("me:s3cret"));
  });

  const mapping = [{ path: "order.state", attributeKey: "state" }];
  it.each<[string, object]>([
    ["/order", { status: 200, error: null, attributes: { state: "sent" } }],
    ["/missing", { status: 404, error: null, attributes: { state: "" } }],
    ["/html", { status: 200, error: "not_json", attributes: { state: "" } }],
    ["/html-500", { status: 502, error: null, attributes: { state: "" } }],
    ["/empty", { status: 204, error: null, attributes: { state: "" } }],
    ["/deep", { status: 200, error: "not_json", attributes: { state: "" } }],
    ["/huge", { status: null, error: "too_large", attributes: {} }],
    ["/bomb", { status: null, error: "too_large", attributes: {} }],
    ["/slow", { status: null, error: "timeout", attributes: {} }],
    ["/hang-up", { status: null, error: "connection_failed", attributes: {} }],
    ["/to-private", { status: null, error: "blocked_address", attributes: {} }],
    ["/to-metadata", { status: null, error: "blocked_address", attributes: {} }],
    ["/to-itself", { status: null, error: "too_many_redirects", attributes: {} }],
    ["/to-order", { status: 200, error: null, attributes: { state: "sent" } }],
    ["/{{ attributes.none }}", { status: null, error: "variable_empty", attributes: {} }],
    [
      "/{% for i in (1..100000000) %}x{% endfor %}",
      { status: null, error: "template_failed", attributes: {} },
    ],
  ])("of %s gives something to branch on, and is logged", async (path, result) => {
    const { id } = await create(path, { mapping, timeoutSeconds: 1 });
    expect(await run(id)).toMatchObject(result);
    const { attributes: _, ...logged } = result as { attributes: object };
    expect(await log({ apiId: id })).toMatchObject([{ ...logged, apiId: id, source: "flow" }]);
  });

  it.each(["http://127.0.0.2:9/", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/"])(
    "to %s is not made",
    async (url) => {
      expect(await call("", { url })).toMatchObject({ status: null, error: "blocked_address" });
    },
  );

  it("is not sent with a user name that reaches into the password", async () => {
    const auth = { kind: "basic", username: "{{ attributes.name }}", secret: "s3cret" } as const;
    const scope = { attributes: { name: "admin:guess" } };
    expect(await call("/echo", { auth }, scope)).toMatchObject({ status: null, error: "invalid_request" });
  });

  it("to a closed port or an unknown name gives an error", async () => {
    const closed = await startHttpServer(() => undefined);
    await closed.close();
    expect(await call("", { url: closed.origin })).toMatchObject({ error: "connection_failed" });
    expect(await call("", { url: "http://nowhere.invalid/" })).toMatchObject({ error: "dns_failed" });
  });

  it("keeps a key in a header of its own name from other hosts", async () => {
    const auth = { kind: "apiKey", place: "header", name: "X-Key", secret: "s3cret" } as const;
    expect(await call("/to-private", { auth })).toMatchObject({ status: 302, error: null });
  });

  it("is tried again only as often as allowed, and only where that may help", async () => {
    target.reset();
    const found = [{ path: "attempts", attributeKey: "attempts" }];
    expect(await call("/flaky", { retries: 3, mapping: found })).toMatchObject({
      status: 200,
      attributes: { attempts: "3" },
    });
    expect((await log({ limit: 1 }))[0]).toMatchObject({ attempts: 3 });
    target.reset();
    expect(await call("/limited", { retries: 1 })).toMatchObject({ status: 429 });
    expect(target.attempts()).toBe(2);
    target.reset();
    expect(await call("/flaky")).toMatchObject({ status: 503 });
    expect(target.attempts()).toBe(1);
    await call("/missing", { retries: 3 });
    expect((await log({ limit: 1 }))[0]).toMatchObject({ status: 404, attempts: 1 });
    await call("/to-private", { retries: 3 });
    expect((await log({ limit: 1 }))[0]).toMatchObject({ error: "blocked_address", attempts: 1 });
  });

  it("stores only texts the database can hold", async () => {
    const texts = [
      { path: "text", attributeKey: "text" },
      { path: "$body", attributeKey: "body" },
    ];
    const { attributes } = await call("/nul", { mapping: texts });
    expect(attributes["text"]).toBe("ab\ufffd");
  });
});
