import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dig } from "../kit/dig.ts";
import { startTestMeta, VERIFY_TOKEN, type TestMeta } from "./testMeta.ts";
import { registerWhatsapp } from "./whatsapp/registerWhatsapp.ts";

const OBJECT = "whatsapp_business_account";
let world: TestMeta;
let appToken: string;
let userToken: string;

beforeAll(async () => {
  world = await startTestMeta({ channels: [registerWhatsapp] });
  const { application, owner, tokens } = world.meta;
  appToken = `${application.id}|${application.secret}`;
  userToken = tokens.issue({ type: "USER", subjectId: owner.id, scopes: ["pages_messaging"] }).value;
});
afterAll(() => world.close());

describe("the Graph router", () => {
  it("answers me with and without a version, and by header or parameter", async () => {
    for (const path of ["/me", "/v25.0/me", "/graph.facebook.com/v23.0/me"]) {
      expect((await world.ask("GET", path, { token: userToken })).body).toMatchObject({ name: "Olga Owner" });
    }
    expect((await world.ask("GET", `/v25.0/me?access_token=${userToken}`)).status).toBe(200);
  });

  it("refuses a missing, an unknown and a revoked token in the error envelope", async () => {
    expect((await world.ask("GET", "/v25.0/me")).body).toMatchObject({
      error: { code: 104, type: "OAuthException" },
    });
    expect(await world.ask("GET", "/v25.0/me", { token: "nonsense" })).toMatchObject({
      status: 401,
      body: { error: { code: 190, fbtrace_id: expect.stringMatching(/^A/) } },
    });
    const { value } = world.meta.tokens.issue({ type: "USER", subjectId: world.meta.owner.id, scopes: [] });
    await world.control("tokens/revoke", { token: value });
    expect((await world.ask("GET", "/me", { token: value })).body).toMatchObject({
      error: { code: 190, error_subcode: 460 },
    });
  });

  it("ends a token after the given number of calls", async () => {
    const { value } = world.meta.tokens.issue({ type: "USER", subjectId: world.meta.owner.id, scopes: [] });
    await world.control("tokens/expire", { token: value, afterCalls: 2 });
    const statuses = [];
    for (let call = 0; call < 3; call += 1)
      statuses.push((await world.ask("GET", "/me", { token: value })).status);
    expect(statuses).toEqual([200, 200, 401]);
  });

  it("does not tell an unknown object from a foreign one", async () => {
    expect((await world.ask("GET", "/v25.0/123456", { token: userToken })).body).toMatchObject({
      error: { code: 100, error_subcode: 33, type: "GraphMethodException" },
    });
  });

  it("demands appsecret_proof when the application does, and refuses a wrong one always", async () => {
    const proof = createHmac("sha256", world.meta.application.secret).update(userToken).digest("hex");
    const wrong = await world.ask("GET", `/me?appsecret_proof=00`, { token: userToken });
    expect(dig(wrong.body, "error.message")).toBe("Invalid appsecret_proof provided in the API argument");
    await world.control("application", { demandsProof: true });
    const missing = await world.ask("GET", "/me", { token: userToken });
    expect(missing).toMatchObject({ status: 400, body: { error: { code: 100 } } });
    expect((await world.ask("GET", `/me?appsecret_proof=${proof}`, { token: userToken })).status).toBe(200);
    await world.control("application", { demandsProof: false });
  });

  it("runs up to 50 calls in a batch", async () => {
    const batch = JSON.stringify([
      { method: "GET", relative_url: "v25.0/me" },
      { method: "GET", relative_url: "nobody" },
    ]);
    const reply = await world.ask("POST", "/", { token: userToken, body: new URLSearchParams({ batch }) });
    expect(reply.body).toMatchObject([{ code: 200 }, { code: 400 }]);
  });

  it("shows the usage and refuses calls above the limit", async () => {
    await world.control("limits", { applicationPerHour: 2 });
    world.meta.usage.clear();
    const replies = [];
    for (let call = 0; call < 3; call += 1) replies.push(await world.ask("GET", "/me", { token: userToken }));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 403]);
    expect(JSON.parse(replies[1]?.headers.get("x-app-usage") ?? "{}")).toMatchObject({ call_count: 100 });
    expect(replies[2]?.body).toMatchObject({ error: { code: 4 } });
    world.clock.advance(3_600_001);
    expect((await world.ask("GET", "/me", { token: userToken })).status).toBe(200);
    await world.control("limits", { applicationPerHour: 200 });
  });
});

describe("webhook subscriptions", () => {
  const path = () => `/v25.0/${world.meta.application.id}/subscriptions`;

  it("need the application's token and a callback that answers the challenge", async () => {
    const body = {
      object: OBJECT,
      callback_url: world.receiver.url,
      verify_token: "wrong",
      fields: "messages",
    };
    expect((await world.ask("POST", path(), { token: userToken, body })).body).toMatchObject({
      error: { code: 15 },
    });
    expect((await world.ask("POST", path(), { token: appToken, body })).body).toMatchObject({
      error: { code: 2200 },
    });
    const right = { ...body, verify_token: VERIFY_TOKEN };
    expect((await world.ask("POST", path(), { token: appToken, body: right })).body).toEqual({
      success: true,
    });
    expect((await world.ask("GET", path(), { token: appToken })).body).toMatchObject({
      data: [{ object: OBJECT, callback_url: world.receiver.url, fields: [{ name: "messages" }] }],
    });
  });

  it("are delivered with escaped text and slashes, signed over the bytes", async () => {
    const text = "é 😀 a/b";
    expect(world.meta.publish({ object: OBJECT, field: "messages", entry: { id: "1", text } })).toBe(true);
    expect(world.meta.publish({ object: OBJECT, field: "security", entry: { id: "1" } })).toBe(false);
    await world.meta.deliverer.idle();
    expect(world.receiver.bodies).toEqual([{ object: OBJECT, entry: [{ id: "1", text }] }]);
    expect(world.receiver.raw[0]).toContain(String.raw`\u00e9 \ud83d\ude00 a\/b`);
  });

  it("are sent again when refused", async () => {
    world.receiver.bodies = [];
    world.receiver.answers = [500, 500];
    world.meta.publish({ object: OBJECT, field: "messages", entry: { id: "2" } });
    await world.meta.deliverer.idle();
    world.clock.advance(1);
    await world.meta.deliverer.idle();
    world.clock.advance(5_000);
    await world.meta.deliverer.idle();
    expect(world.receiver.bodies).toHaveLength(3);
  });
});

describe("tokens for an application", () => {
  const client = () => ({
    client_id: world.meta.application.id,
    client_secret: world.meta.application.secret,
  });
  const exchange = (values: Record<string, string>) =>
    world.ask("GET", `/v25.0/oauth/access_token?${new URLSearchParams({ ...client(), ...values })}`);

  it("come from the dialog by redirect, once, and for the same address", async () => {
    const target = "https://parley.example/callback";
    const dialog = {
      client_id: world.meta.application.id,
      redirect_uri: target,
      state: "s1",
      scope: "pages_show_list",
    };
    expect((await world.ask("GET", `/v25.0/dialog/oauth?${new URLSearchParams(dialog)}`)).body).toContain(
      "Olga Owner",
    );
    const body = new URLSearchParams({ ...dialog, answer: "continue", grant: "111" });
    const answer = await world.ask("POST", "/dialog/oauth/answer", { body });
    const location = new URL(answer.headers.get("location") ?? "");
    expect([answer.status, location.origin, location.searchParams.get("state")]).toEqual([
      302,
      "https://parley.example",
      "s1",
    ]);
    const code = location.searchParams.get("code") ?? "";
    expect((await exchange({ code, redirect_uri: "https://other.example/" })).body).toMatchObject({
      error: { error_subcode: 36_008 },
    });
    const token = dig((await exchange({ code, redirect_uri: target })).body, "access_token");
    expect((await exchange({ code, redirect_uri: target })).body).toMatchObject({
      error: { error_subcode: 36_009 },
    });
    const long = await exchange({ grant_type: "fb_exchange_token", fb_exchange_token: String(token) });
    expect(long.body).toMatchObject({ token_type: "bearer", expires_in: 5_184_000 });
    const about = `/debug_token?${new URLSearchParams({ input_token: String(token), access_token: appToken })}`;
    expect((await world.ask("GET", about)).body).toMatchObject({
      data: {
        type: "USER",
        is_valid: true,
        granular_scopes: [{ scope: "pages_show_list", target_ids: ["111"] }],
      },
    });
  });

  it("come from embedded sign-up as a business token, for 30 seconds", async () => {
    const popup = {
      client_id: world.meta.application.id,
      config_id: "77",
      answer: "continue",
      grant: "555,666",
    };
    const give = async () => {
      const page = String(
        (await world.ask("POST", "/dialog/oauth/answer", { body: new URLSearchParams(popup) })).body,
      );
      expect(page).toContain('"WA_EMBEDDED_SIGNUP","event":"FINISH"');
      return /"code":"(\w+)"/.exec(page)?.[1] ?? "";
    };
    const fresh = await exchange({ code: await give() });
    expect(world.meta.tokens.find(String(dig(fresh.body, "access_token")))).toMatchObject({
      type: "SYSTEM_USER",
      targetIds: ["555", "666"],
      expiresAt: 0,
    });
    const late = await give();
    world.clock.advance(30_000);
    expect((await exchange({ code: late })).body).toMatchObject({ error: { error_subcode: 36_007 } });
  });

  it("are the application's own with client_credentials", async () => {
    expect((await exchange({ grant_type: "client_credentials" })).body).toEqual({
      access_token: appToken,
      token_type: "bearer",
    });
    expect((await exchange({ grant_type: "client_credentials", client_secret: "x" })).status).toBe(400);
  });
});
