import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTelegram, openWebhook, type TestTelegram, type TestWebhook } from "./testing.ts";

const HOUR_MS = 3_600_000;

let test: TestTelegram;
let hook: TestWebhook;
beforeEach(async () => {
  test = await openTelegram();
  hook = await openWebhook();
});
afterEach(async () => {
  await test.close();
  await hook.close();
});

const say = (text: string) => test.telegram.users.sendText({ user: test.userId, text });
const texts = () =>
  hook.received.map(({ update }) => (update["message"] as { text?: string } | undefined)?.text);
describe("setting a webhook", () => {
  const set = (body: Record<string, unknown>) => test.call("setWebhook", body);

  it("says what happened", async () => {
    expect((await set({ url: hook.url })).body).toEqual({
      ok: true,
      result: true,
      description: "Webhook was set",
    });
    expect((await set({ url: hook.url })).body["description"]).toBe("Webhook is already set");
    expect((await set({ url: `${hook.url}/2` })).body).toMatchObject({
      error_code: 429,
      parameters: { retry_after: 1 },
    });
    test.telegram.clock.advance(1_000);
    expect((await set({ url: `${hook.url}/2` })).status).toBe(200);
    expect((await set({ url: "" })).body["description"]).toBe("Webhook was deleted");
    expect((await test.call("deleteWebhook")).body["description"]).toBe("Webhook is already deleted");
  });

  it.each([
    ["http://shop.example/hook", "bad webhook: An HTTPS URL must be provided for webhook"],
    [
      "https://shop.example:3000/hook",
      "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    ],
    ["https://", "invalid webhook URL specified"],
  ])("refuses %s where it is strict", async (url, text) => {
    await test.close();
    test = await openTelegram({ allowHttpWebhooks: false });
    expect((await set({ url })).body["description"]).toBe(`Bad Request: ${text}`);
    expect((await set({ url: "https://shop.example:8443/hook" })).status).toBe(200);
  });

  it("checks the secret token", async () => {
    expect((await set({ url: hook.url, secret_token: "a b" })).body["description"]).toBe(
      "Bad Request: secret token contains unallowed characters",
    );
    expect((await set({ url: hook.url, secret_token: "a".repeat(257) })).body["description"]).toBe(
      "Bad Request: secret token is too long",
    );
  });

  it("is told by getWebhookInfo", async () => {
    await set({ url: hook.url, max_connections: 5, allowed_updates: ["message", "nonsense"] });
    hook.answers.push({ status: 500 }, { status: 500 });
    say("a");
    await test.telegram.deliveries.idle();
    expect((await test.call("getWebhookInfo")).body["result"]).toEqual({
      url: hook.url,
      has_custom_certificate: false,
      pending_update_count: 1,
      max_connections: 5,
      ip_address: "127.0.0.1",
      allowed_updates: ["message"],
      last_error_date: Math.floor(test.telegram.clock.now() / 1000),
      last_error_message: "Wrong response from the webhook: 500 Internal Server Error",
    });
  });
});

describe("a webhook", () => {
  const set = (more: Record<string, unknown> = {}) => test.call("setWebhook", { url: hook.url, ...more });

  it("receives updates with the secret, and Basic auth from its address", async () => {
    const url = hook.url.replace("http://", "http://me:pass@");
    await set({ url, secret_token: "s3cret" });
    say("Hi");
    await test.telegram.deliveries.idle();
    expect(hook.received).toMatchObject([
      {
        update: { update_id: expect.any(Number), message: { text: "Hi", from: { id: test.userId } } },
        headers: {
          "x-telegram-bot-api-secret-token": "s3cret",
          authorization: `Basic ${Buffer.from("me:pass").toString("base64")}`,
          "content-type": "application/json",
        },
      },
    ]);
  });

  it("gets what waited before it was set, unless it is dropped", async () => {
    say("before");
    await set();
    await test.telegram.deliveries.idle();
    expect(texts()).toEqual(["before"]);
    await test.call("deleteWebhook");
    say("lost");
    test.telegram.clock.advance(1_000);
    await set({ drop_pending_updates: true });
    await test.telegram.deliveries.idle();
    expect(texts()).toEqual(["before"]);
  });

  it("is tried again at once, then after doubling waits, and other chats do not wait", async () => {
    await set();
    const other = test.telegram.state.addPerson({ firstName: "Tom" }).user.id;
    hook.answers.push({ status: 500 }, { status: 503 }, { status: 200 }, { status: 500 });
    say("one");
    say("two");
    await test.telegram.deliveries.idle();
    expect(texts()).toEqual(["one", "one"]);
    test.telegram.users.sendText({ user: other, text: "other" });
    await test.telegram.deliveries.idle();
    expect(texts()).toEqual(["one", "one", "other"]);
    test.telegram.clock.advance(2_000);
    await test.telegram.deliveries.idle();
    test.telegram.clock.advance(3_999);
    await test.telegram.deliveries.idle();
    expect(texts()).toEqual(["one", "one", "other", "one"]);
    test.telegram.clock.advance(1);
    await test.telegram.deliveries.idle();
    expect(texts()).toEqual(["one", "one", "other", "one", "one", "two"]);
  });

  it("is obeyed when it asks for time", async () => {
    await set();
    hook.answers.push({ status: 503, headers: { "retry-after": "120" } });
    say("one");
    await test.telegram.deliveries.idle();
    test.telegram.clock.advance(119_000);
    await test.telegram.deliveries.idle();
    expect(hook.received).toHaveLength(1);
    test.telegram.clock.advance(1_000);
    await test.telegram.deliveries.idle();
    expect(hook.received).toHaveLength(2);
  });

  it("never sees what has expired meanwhile", async () => {
    await set();
    hook.answers.push(
      ...Array.from({ length: 60 }, () => ({ status: 500, headers: { "retry-after": "3600" } })),
    );
    say("one");
    await test.telegram.deliveries.idle();
    test.telegram.clock.advance(24 * HOUR_MS);
    await test.telegram.deliveries.idle();
    expect((await test.call("getWebhookInfo")).body).toMatchObject({ result: { pending_update_count: 0 } });
  });

  it("is removed after 23 hours of 410", async () => {
    await set();
    hook.answers.push({ status: 410 }, { status: 410 }, { status: 410 });
    say("one");
    await test.telegram.deliveries.idle();
    test.telegram.clock.advance(23 * HOUR_MS);
    await test.telegram.deliveries.idle();
    expect((await test.call("getWebhookInfo")).body).toMatchObject({ result: { url: "" } });
  });

  it("may answer with a method, but not with one that reads or changes the webhook", async () => {
    await set();
    const answer = (body: unknown) => ({
      status: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    hook.answers.push(
      answer({ method: "sendMessage", chat_id: test.userId, text: "Echo" }),
      answer({ method: "deleteWebhook" }),
    );
    say("one");
    say("two");
    await test.telegram.deliveries.idle();
    await pause(0);
    const sent = test.telegram.state
      .thread(test.bot, test.userId)
      .messages.map(({ message }) => message.text);
    expect(sent).toContain("Echo");
    expect((await test.call("getWebhookInfo")).body).toMatchObject({ result: { url: hook.url } });
  });

  it("sees updates twice, late or with a wrong secret on demand", async () => {
    await set({ secret_token: "right" });
    await test.control("deliveries", { hold: true, duplicate: 2 });
    say("one");
    await test.telegram.deliveries.idle();
    expect(hook.received).toEqual([]);
    await test.control("deliveries", { hold: false });
    await test.telegram.deliveries.idle();
    expect(texts()).toEqual(["one", "one"]);
    await test.control("deliveries", { duplicate: 1, forge: 1 });
    say("two");
    await test.telegram.deliveries.idle();
    expect(hook.received.at(-1)?.headers["x-telegram-bot-api-secret-token"]).not.toBe("right");
  });
});
