import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { messageId, openTelegram, type TestTelegram } from "./testing.ts";

let test: TestTelegram;
beforeEach(async () => {
  test = await openTelegram();
});
afterEach(() => test.close());

const get = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(test.telegram.url + path, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe("tokens and paths", () => {
  it.each([
    ["/bot12345/getMe", 401, "Unauthorized: invalid token specified"],
    ["/bot0123:AA/getMe", 401, "Unauthorized: invalid token specified"],
    [`/bot1:${"A".repeat(90)}/getMe`, 401, "Unauthorized: invalid token specified"],
    ["/bot999:AAbbcc/getMe", 401, "Unauthorized"],
    ["/getMe", 404, "Not Found"],
  ])("answers %s by %i", async (path, code, description) => {
    expect(await get(path)).toEqual({ status: code, body: { ok: false, error_code: code, description } });
  });

  it("knows no unknown method, and does not mind capitals", async () => {
    expect((await get(`/bot${test.bot.token}/sendTelepathy`)).body).toMatchObject({
      error_code: 404,
      description: "Not Found: method not found",
    });
    expect((await get(`/bot${test.bot.token}/GETME`)).body).toMatchObject({
      ok: true,
      result: { id: test.bot.user.id, is_bot: true, username: "shop_bot", can_join_groups: true },
    });
  });

  it("refuses a token after it was revoked", async () => {
    const old = test.bot.token;
    await test.control("revokeToken");
    expect((await get(`/bot${old}/getMe`)).body).toMatchObject({
      error_code: 401,
      description: "Unauthorized",
    });
    expect((await test.call("getMe")).status).toBe(200);
  });

  it("keeps tokens out of the journal", async () => {
    await test.call("getMe");
    const { body } = await get("/_control/journal");
    expect(JSON.stringify(body)).toContain("/getMe");
    expect(JSON.stringify(body)).not.toContain(test.bot.token);
  });
});

describe("parameters", () => {
  const keyboard = { inline_keyboard: [[{ text: "Yes", callback_data: "y" }]] };
  const expected = { ok: true, result: { text: "Hi & bye", reply_markup: keyboard } };

  it("come in the query", async () => {
    const query = new URLSearchParams({
      chat_id: String(test.userId),
      text: "Hi & bye",
      reply_markup: JSON.stringify(keyboard),
    });
    expect((await get(`/bot${test.bot.token}/sendMessage?${query}`)).body).toMatchObject(expected);
  });

  it("come as a form, with objects as JSON in text", async () => {
    const body = new URLSearchParams({
      chat_id: String(test.userId),
      text: "Hi & bye",
      reply_markup: JSON.stringify(keyboard),
    });
    expect((await get(`/bot${test.bot.token}/sendMessage`, { method: "POST", body })).body).toMatchObject(
      expected,
    );
  });

  it("come as JSON", async () => {
    const answer = await test.call("sendMessage", {
      chat_id: test.userId,
      text: "Hi & bye",
      reply_markup: keyboard,
    });
    expect(answer.body).toMatchObject(expected);
  });

  it("come as a multipart form", async () => {
    const answer = await test.upload("sendMessage", {
      chat_id: String(test.userId),
      text: "Hi & bye",
      reply_markup: JSON.stringify(keyboard),
    });
    expect(answer.body).toMatchObject(expected);
  });

  it("are refused when they are no JSON", async () => {
    const answer = await test.call("sendMessage", { chat_id: test.userId, text: "a", reply_markup: "{" });
    expect(answer.body).toMatchObject({ description: "Bad Request: can't parse reply markup JSON object" });
  });
});

describe("profile", () => {
  it("keeps name, descriptions, commands and menu button within their limits", async () => {
    expect((await test.call("setMyName", { name: "x".repeat(65) })).status).toBe(400);
    await test.call("setMyName", { name: "New shop" });
    expect((await test.call("getMe")).body).toMatchObject({ result: { first_name: "New shop" } });
    expect((await test.call("setMyDescription", { description: "x".repeat(513) })).status).toBe(400);
    expect((await test.call("setMyShortDescription", { short_description: "x".repeat(121) })).status).toBe(
      400,
    );
    await test.call("setMyDescription", { description: "We sell tea." });
    expect((await test.call("getMyDescription", { language_code: "de" })).body).toMatchObject({
      result: { description: "We sell tea." },
    });
    const commands = [{ command: "start", description: "Begin" }];
    expect((await test.call("setMyCommands", { commands, scope: { type: "all_group_chats" } })).status).toBe(
      200,
    );
    expect((await test.call("getMyCommands", { scope: { type: "all_group_chats" } })).body).toMatchObject({
      result: commands,
    });
    expect((await test.call("getMyCommands")).body).toMatchObject({ result: [] });
    expect(
      (await test.call("setMyCommands", { commands: [{ command: "Start!", description: "x" }] })).body,
    ).toMatchObject({ description: "Bad Request: BOT_COMMAND_INVALID" });
    expect((await test.call("setChatMenuButton", { menu_button: { type: "commands" } })).status).toBe(200);
    expect((await test.call("setChatMenuButton", { menu_button: { type: "dance" } })).status).toBe(400);
  });
});

describe("faults", () => {
  it("answer in place of a method as often as they say", async () => {
    await test.control("faults", {
      match: { path: `/bot${test.bot.token}/sendMessage` },
      status: 502,
      body: { ok: false, error_code: 502, description: "Bad Gateway" },
    });
    const message = { chat_id: test.userId, text: "Hi" };
    expect((await test.call("sendMessage", message)).status).toBe(502);
    expect(messageId(await test.call("sendMessage", message))).toBeGreaterThan(0);
  });
});
