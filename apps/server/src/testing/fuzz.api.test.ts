// Every endpoint with bodies, queries and parameters nobody has thought of: refused or accepted, but never a defect.
// Half of them are valid requests with one value replaced, which gets further than pure noise.

import { api, type Api } from "@parley/contracts/api";
import { buildUrl } from "@parley/contracts/client";
import type { Endpoint } from "@parley/contracts/endpoint";
import { widgetRoutes } from "@parley/contracts/widget";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { describeServer } from "./describeServer.ts";
import { createSamples, type Samples } from "./endpointSamples.ts";
import type { Caller } from "./startTestServer.ts";
import type { TestVisitor } from "./testVisitor.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 40);
/** The same requests in every run of the suite; other ones with FUZZ_RUNS. */
const SEED = process.env["FUZZ_RUNS"] === undefined ? 20_261_123 : undefined;
const SETUP_TIMEOUT_MS = 90_000;
/** These end what the other requests need. */
const notFuzzed = new Set<keyof Api>(["deleteBot", "removeMember"]);
const endpoints = (Object.entries(api) as [keyof Api, Endpoint][]).filter(([name]) => !notFuzzed.has(name));

const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "__proto__",
    "constructor",
    "💬".repeat(60),
    "x".repeat(70_000),
    -1,
    0,
    1.5,
    1e308,
    2 ** 53,
    Number.MAX_SAFE_INTEGER,
    [],
    {},
    [[[[]]]],
    { __proto__: 1, constructor: { prototype: 1 } },
    "000000000000000000000000",
    "' OR 1=1 --",
    "%",
    "2026-13-45T99:99:99Z",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The request with one of its values replaced, at any depth. */
function replacedOnce(body: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(body);
  if (places.length === 0) return oddValue;
  return fc
    .tuple(fc.constantFrom(...places), oddValue)
    .map(([place, value]) => replaceAt(body, place, value));
}

function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return path.length > 0 ? [path] : [];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key])),
  ];
}

function replaceAt(value: unknown, [key, ...rest]: string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaceAt(item, rest, replacement) : item));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaceAt(object[key], rest, replacement) };
}

/** Half characters cannot be part of an address. */
const inQuery = (value: unknown): string =>
  (typeof value === "string" ? value : JSON.stringify(value)).toWellFormed();

describeServer("odd requests", {}, (server) => {
  let samples: Samples;
  let owner: Caller;
  let visitor: TestVisitor;

  beforeAll(async () => {
    samples = await createSamples(server());
    owner = { cookie: await server().signIn(server().owner.email) };
    visitor = await server().openVisitor(await server().createBot());
  }, SETUP_TIMEOUT_MS);

  it.each(endpoints)("are no defect of %s", async (name, definition) => {
    const { params, query = {}, body } = samples[name];
    const oddBody = body
      ? fc.oneof(replacedOnce(body), fc.jsonValue({ maxDepth: 3 }))
      : fc.option(oddValue, { nil: undefined });
    const oddQuery = fc.oneof(
      fc.constant(query),
      fc.dictionary(
        fc.constantFrom("cursor", "limit", "search", "after", "before", "status", "assignee", "online", "x"),
        oddValue.map(inQuery),
        { maxKeys: 2 },
      ),
    );
    const oddParams = fc.oneof(
      { weight: 3, arbitrary: fc.constant(params) },
      { weight: 1, arbitrary: replacedOnce(params).map((odd) => ({ ...params, ...textsIn(odd) })) },
    );
    await fc.assert(
      fc.asyncProperty(oddBody, oddQuery, oddParams, async (payload, search, place) => {
        const response = await server().app.inject({
          method: definition.method,
          url: shortened(buildUrl(definition, place, search)),
          headers: { ...(owner.cookie && { cookie: owner.cookie }), "content-type": "application/json" },
          ...(payload === undefined || definition.method === "GET"
            ? {}
            : { payload: JSON.stringify(payload) }),
        });
        expectNoDefect(response);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  const ofVisitor: Record<string, unknown> = {
    [widgetRoutes.messages]: { clientId: "a", input: { kind: "choice", optionIds: ["a"] } },
    [widgetRoutes.actions]: { clientId: "a", action: "restart" },
    [widgetRoutes.seen]: { readSeq: 1, page: { url: "https://shop.example", title: "Shop" } },
    [widgetRoutes.attributes]: { attributes: { colour: "red" } },
  };
  describe("of visitors", () => {
    it.each(Object.entries(ofVisitor))("are no defect of %s", async (url, body) => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(replacedOnce(body), fc.jsonValue({ maxDepth: 3 })), async (payload) => {
          const response = await server().app.inject({
            method: "POST",
            url,
            headers: { authorization: `Bearer ${visitor.token}`, "content-type": "application/json" },
            payload: JSON.stringify(payload),
          });
          expectNoDefect(response);
        }),
        { numRuns: RUNS, seed: SEED },
      );
    });

    it("are no defect when a session is opened", async () => {
      const session = {
        botId: samples.getBot.params.botId,
        customerId: server().owner.workspaceId,
        uuid: "00000000-0000-4000-8000-000000000009",
        language: "en",
        page: { url: "https://shop.example/a", title: "A", referrer: "https://search.example" },
        attributes: { colour: "red" },
      };
      await fc.assert(
        fc.asyncProperty(replacedOnce(session), fc.nat(250), async (payload, host) => {
          const response = await server().app.inject({
            method: "POST",
            url: widgetRoutes.sessions,
            remoteAddress: `198.51.100.${host}`,
            headers: { "content-type": "application/json" },
            payload: JSON.stringify(payload),
          });
          expectNoDefect(response);
        }),
        { numRuns: RUNS * 2, seed: SEED },
      );
    });
  });

  it("with half a character are refused, and whole ones arrive", async () => {
    const { workspaceId } = server().owner;
    const put = (name: string) =>
      server().app.inject({
        method: "PATCH",
        url: `/api/v1/workspaces/${workspaceId}`,
        headers: { ...(owner.cookie && { cookie: owner.cookie }), "content-type": "application/json" },
        payload: `{"name":"${name}"}`,
      });
    expect((await put("half \\ud83d")).json()).toMatchObject({ code: "malformed_json" });
    expect((await put("half \\ude00 \\ud83d")).statusCode).toBe(400);
    expect((await put("whole \\ud83d\\ude00")).statusCode).toBe(204);
    expect((await put("a backslash \\\\ud83d")).statusCode).toBe(204);
  });

  it("leave a server that answers", async () => {
    expect((await server().app.inject({ method: "GET", url: "/readyz" })).statusCode).toBe(200);
  });
});

function textsIn(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inQuery(inner)]));
}

function expectNoDefect({ statusCode, body }: { statusCode: number; body: string }): void {
  if (statusCode >= 500) throw new Error(`Answered ${statusCode}: ${body}`);
}

/** Longer addresses are refused by Node itself. */
function shortened(url: string): string {
  const longest = 8_000;
  return url.length > longest ? url.slice(0, longest).replace(/%.?$/, "") : url;
}
