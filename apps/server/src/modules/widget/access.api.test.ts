// Who may open a bot where, who vouches for a visitor, and the widget's pages. One kind of database: it is all rules.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { api } from "@parley/contracts/api";
import type { Bot } from "@parley/contracts/api/bots";
import { widgetRoutes } from "@parley/contracts/widget";
import { buildMmdb } from "@parley/testkit/buildMmdb";
import { SignJWT } from "jose";
import { afterAll, expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { matchesPage } from "./admission.ts";

const on = ["embedded"] as const;
const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1";
const desktop =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";

const geoFolder = await mkdtemp(path.join(tmpdir(), "parley-geo-"));
const GEOIP_FILE = path.join(geoFolder, "city.mmdb");
const germany = { country: { iso_code: "DE" }, city: { names: { en: "Berlin" } } };
await writeFile(
  GEOIP_FILE,
  buildMmdb([{ address: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 198, 51, 100, 0], bits: 120, record: germany }]),
);
afterAll(() => rm(geoFolder, { recursive: true, force: true }));

describeServer("a bot", { on, env: { GEOIP_FILE } }, (server) => {
  let visitors = 0;
  const open = (
    bot: Bot,
    { ip = "203.0.113.7", userAgent = desktop, url = "", host = "localhost:3000" } = {},
  ) =>
    server().app.inject({
      method: "POST",
      url: widgetRoutes.sessions,
      remoteAddress: ip,
      headers: { "user-agent": userAgent, host },
      payload: {
        botId: bot.id,
        customerId: server().owner.workspaceId,
        uuid: `00000000-0000-4000-8000-${String((visitors += 1)).padStart(12, "0")}`,
        ...(url && { page: { url } }),
      },
    });
  const outcome = async (...options: Parameters<typeof open>) => {
    const answer = await open(...options);
    return answer.statusCode === 200 ? "opened" : answer.json<{ code: string }>().code;
  };
  const botWith = (access: object) => server().createBot({ name: "Guarded", settings: { access } });
  const refusal = "bot_not_allowed_here";

  it("opens on the devices it is for", async () => {
    const forPhones = await botWith({ devices: "mobile" });
    expect(await outcome(forPhones, { userAgent: phone })).toBe("opened");
    expect(await outcome(forPhones, { userAgent: desktop })).toBe(refusal);
    const forDesktops = await botWith({ devices: "desktop" });
    expect(await outcome(forDesktops, { userAgent: phone })).toBe(refusal);
    expect(await outcome(forDesktops, { userAgent: "" })).toBe("opened");
  });

  it("stays closed for blocked addresses, however they are written", async () => {
    const bot = await botWith({ blockedIps: ["203.0.113.9", "2001:DB8:0:0::1"] });
    expect(await outcome(bot, { ip: "203.0.113.9" })).toBe(refusal);
    expect(await outcome(bot, { ip: "::ffff:203.0.113.9" })).toBe(refusal);
    expect(await outcome(bot, { ip: "2001:db8::1" })).toBe(refusal);
    expect(await outcome(bot, { ip: "203.0.113.90" })).toBe("opened");
  });

  it("opens in the countries it is for, and notes country and city", async () => {
    const bot = await botWith({ countries: ["de"] });
    const answer = await open(bot, { ip: "198.51.100.20" });
    expect(answer.statusCode).toBe(200);
    expect(await outcome(await botWith({ countries: ["FR"] }), { ip: "198.51.100.20" })).toBe(refusal);
    const params = { workspaceId: server().owner.workspaceId, conversationId: answer.json().conversationId };
    const { contact } = await server().request(api.getConversation, { params });
    const person = await server().request(api.getContact, { params: { ...params, contactId: contact.id } });
    expect(person).toMatchObject({ country: "DE", city: "Berlin" });
  });

  it("hides on the pages named", async () => {
    const bot = await botWith({
      hiddenPages: ["https://shop.example/checkout*", "https://shop.example/imprint"],
    });
    expect(await outcome(bot, { url: "https://shop.example/checkout/pay?x=1" })).toBe(refusal);
    expect(await outcome(bot, { url: "https://shop.example/imprint/" })).toBe(refusal);
    expect(await outcome(bot, { url: "https://shop.example/" })).toBe("opened");
    expect(await outcome(bot)).toBe("opened");
  });

  it("opens on the domains it is for, in any spelling, and on its own landing page", async () => {
    const bot = await botWith({
      allowedDomains: ["Shop.example", "*.brand.example", "münchen.example", "dev.example:8080"],
    });
    const allowed = [
      "https://shop.example/a",
      "https://SHOP.example:8443/",
      "https://www.brand.example/",
      "https://a.b.brand.example/",
      "https://xn--mnchen-3ya.example/",
      "http://dev.example:8080/",
      "http://localhost:3000/bot/customer",
    ];
    for (const url of allowed) expect([url, await outcome(bot, { url })]).toEqual([url, "opened"]);
    const foreign = [
      "https://brand.example/",
      "https://notshop.example/",
      "https://shop.example.evil.example/",
      "https://evilbrand.example/",
      "http://dev.example:9090/",
      "not a url",
    ];
    for (const url of foreign) expect([url, await outcome(bot, { url })]).toEqual([url, refusal]);
  });

  it("tells browsers which sites may embed its panel, and lets no setting write another rule", async () => {
    const bot = await botWith({
      allowedDomains: [
        "Shop.example",
        "*.brand.example",
        "münchen.example",
        "x; script-src *",
        "a\r\nset-cookie: b",
      ],
    });
    const policy = async (bot: Bot) => {
      const answer = await server().app.inject(`/${bot.id}/${server().owner.workspaceId}`);
      expect(answer.statusCode).toBe(200);
      return String(answer.headers["content-security-policy"]);
    };
    expect(await policy(bot)).toMatch(
      /; frame-ancestors 'self' shop\.example \*\.brand\.example xn--mnchen-3ya\.example$/,
    );
    const open = await policy(await botWith({}));
    expect(open).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'/);
    expect(open).not.toContain("frame-ancestors");
    // Pictures of the map come from the server that MAP_TILES_URL names.
    expect(open).toContain("; img-src 'self' https: http: data: blob:;");
  });

  it("has a landing page for matching ids only", async () => {
    const bot = await botWith({});
    const { workspaceId } = server().owner;
    const get = async (url: string) => (await server().app.inject(url)).statusCode;
    const other = (await server().signUp()).workspaceId;
    expect(await get(`/${bot.id}/${workspaceId}`)).toBe(200);
    expect(await get(`/${bot.id}/${workspaceId}/agent`)).toBe(200);
    expect(await get(`/widget/panel?botId=${bot.id}&customerId=${workspaceId}`)).toBe(200);
    for (const wrong of [`/${bot.id}/${other}`, `/${workspaceId}/${bot.id}`, `/${bot.id}/${"0".repeat(24)}`])
      expect([wrong, await get(wrong)]).toEqual([wrong, 404]);
    expect(await get(`/widget/panel?botId=${bot.id}`)).toBe(404);
  });

  it("serves its loader under every name that pages know, to any site", async () => {
    const names = ["/widget.js", "/rayzing.js", "/botpenguin.js", "/website-bot.js"];
    const answers = await Promise.all(names.map((name) => server().app.inject(name)));
    for (const answer of answers) {
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({
        "content-type": "text/javascript; charset=utf-8",
        "access-control-allow-origin": "*",
        "cache-control": "public, max-age=300",
      });
    }
    expect(answers[1]?.body).toBe(answers[0]?.body);
  });

  it("gives its configuration to any site, and answers the browser's question first", async () => {
    const bot = await botWith({ hiddenPages: ["*/secret"] });
    const url = `${widgetRoutes.config}?botId=${bot.id}&customerId=${server().owner.workspaceId}`;
    const headers = { origin: "https://shop.example" };
    const preflight = await server().app.inject({
      method: "OPTIONS",
      url,
      headers: { ...headers, "access-control-request-method": "GET" },
    });
    expect(preflight.statusCode).toBe(204);
    const answer = await server().app.inject({ url, headers });
    for (const { headers: given } of [preflight, answer]) {
      expect(given["access-control-allow-origin"]).toBe("https://shop.example");
      expect(given["access-control-allow-credentials"]).toBeUndefined();
    }
    expect(answer.headers["cache-control"]).toBe("public, max-age=60");
    expect(answer.json()).toMatchObject({ botId: bot.id, name: "Guarded", hiddenPages: ["*/secret"] });
    expect(answer.json().mapTiles).toMatchObject({ url: expect.stringContaining("{z}/{x}/{y}") });
    expect(answer.body).not.toMatch(/blockedIps|secret_|allowedDomains|alerts/);
    const unknown = `${widgetRoutes.config}?botId=${"0".repeat(24)}&customerId=${server().owner.workspaceId}`;
    expect(
      (await server().app.inject({ url: unknown, headers })).headers["access-control-allow-origin"],
    ).toBeDefined();
  });

  it("believes an identity its site has signed, and nothing else", async () => {
    const bot = await botWith({});
    const params = { workspaceId: server().owner.workspaceId, botId: bot.id };
    const { identitySecret } = await server().request(api.getBotCredentials, { params });
    const visitor = await server().openVisitor(bot);
    const sign = (claims: object, { secret = identitySecret, expires = "1h", algorithm = "HS256" } = {}) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: algorithm })
        .setExpirationTime(expires)
        .sign(new TextEncoder().encode(secret));
    const tell = async (payload: object) => {
      const headers = { authorization: `Bearer ${visitor.token}` };
      const answer = await server().app.inject({
        method: "POST",
        url: widgetRoutes.attributes,
        headers,
        payload,
      });
      return answer.statusCode === 204 ? "told" : answer.json<{ code: string }>().code;
    };
    const contact = async () => {
      const path = { ...params, conversationId: visitor.conversationId };
      const { contact: found } = await server().request(api.getConversation, { params: path });
      return server().request(api.getContact, { params: { ...params, contactId: found.id } });
    };
    const ada = { name: "Ada", email: "ada@example.com", externalId: "u-1" };
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(JSON.stringify(ada)).toString("base64url")}.`;
    const forged = [
      await sign(ada, { secret: "another secret, long enough to sign with" }),
      await sign(ada, { expires: "-1m" }),
      await sign({ ...ada, uuid: "00000000-0000-4000-8000-000000000000" }),
      await sign(ada, { algorithm: "HS384" }),
      unsigned,
      "nonsense",
    ];
    for (const identityToken of forged)
      expect(await tell({ identityToken, attributes: { plan: "pro" } })).toBe("token_invalid");
    expect(await contact()).toMatchObject({ name: null, email: null, isLead: false, attributes: {} });

    await tell({ attributes: { plan: "pro", external_id: "u-9", "Not A Key": "x", __proto__x: "x" } });
    expect((await contact()).attributes).toEqual({ plan: "pro" });
    expect(await tell({ identityToken: await sign({ ...ada, uuid: visitor.uuid }) })).toBe("told");
    expect(await contact()).toMatchObject({
      name: "Ada",
      email: "ada@example.com",
      isLead: true,
      attributes: { plan: "pro", external_id: "u-1" },
    });
    await tell({ attributes: { external_id: "u-9" } });
    expect((await contact()).attributes.external_id).toBe("u-1");
    await expect(visitor.reopen({ identityToken: forged[0] ?? "" })).rejects.toThrow("token_invalid");
    expect((await visitor.reopen({ identityToken: await sign({ name: "Ada L." }) })).conversationId).toBe(
      visitor.conversationId,
    );
    expect((await contact()).name).toBe("Ada L.");
  });

  it("slows down a visitor who floods it, and nobody else", async () => {
    const bot = await botWith({});
    const [loud, calm] = [await server().openVisitor(bot), await server().openVisitor(bot)];
    const send = (token: string, count: number) =>
      server().app.inject({
        method: "POST",
        url: widgetRoutes.messages,
        headers: { authorization: `Bearer ${token}` },
        payload: { clientId: `m${count}`, input: { kind: "text", text: "x" } },
      });
    const answers = await Promise.all(Array.from({ length: 70 }, (_, count) => send(loud.token, count)));
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(10);
    expect(Number(refused[0]?.headers["retry-after"])).toBeGreaterThan(0);
    expect((await send(calm.token, 1)).statusCode).toBe(200);
  });
});

it("a pattern of pages takes * for anything, and stays quick with hostile ones", () => {
  const cases: [string, string, boolean][] = [
    ["https://a.example/x", "https://a.example/x", true],
    ["https://a.example/x", "https://a.example/x/", true],
    ["https://a.example/x", "https://a.example/xy", false],
    ["*", "anything", true],
    ["*/cart", "https://a.example/cart", true],
    ["*/cart", "https://a.example/cart/1", false],
    ["https://*/cart*", "https://a.example/cart/1", true],
    ["https://a.example/*/b/*/c", "https://a.example/1/b/2/c", true],
    ["https://a.example/*/b/*/c", "https://a.example/1/c/2/b", false],
    ["a*a", "a", false],
    ["**", "", true],
    ["https://a.example/?q=(.*", "https://a.example/?q=(.1", true],
  ];
  for (const [pattern, url, expected] of cases)
    expect([pattern, url, matchesPage(pattern, url)]).toEqual([pattern, url, expected]);
  const started = performance.now();
  expect(matchesPage(`${"*a".repeat(900)}b`, "a".repeat(2_000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(1_000);
});
