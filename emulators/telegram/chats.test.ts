import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dig } from "../kit/dig.ts";
import { messageId, openTelegram, type TestTelegram } from "./testing.ts";

let test: TestTelegram;
beforeEach(async () => {
  test = await openTelegram();
});
afterEach(() => test.close());

const send = (chat_id: unknown, more: Record<string, unknown> = {}) =>
  test.call("sendMessage", { chat_id, text: "Hi", ...more });
const refused = (code: number, description: string) => ({ ok: false, error_code: code, description });
const lastUpdate = () => test.updates().at(-1);

describe("whom a bot may write to", () => {
  it("is nobody it never met", async () => {
    const stranger = test.telegram.state.addPerson({ firstName: "Tom" }).user.id;
    expect((await send(stranger)).body).toEqual(refused(400, "Bad Request: chat not found"));
    expect((await send("@nobody")).body).toEqual(refused(400, "Bad Request: chat not found"));
    expect((await send("")).body).toEqual(refused(400, "Bad Request: chat_id is empty"));
    test.telegram.groups.create({ members: [stranger, test.bot.user.id] });
    expect((await send(stranger)).body).toEqual(
      refused(403, "Forbidden: bot can't initiate conversation with a user"),
    );
    await test.control("start", { user: stranger, payload: "promo_42" });
    expect(lastUpdate()).toMatchObject({
      message: {
        text: "/start promo_42",
        entities: [{ type: "bot_command", offset: 0, length: 6 }],
        chat: { id: stranger, type: "private", first_name: "Tom" },
      },
    });
    expect((await send(stranger)).status).toBe(200);
  });

  it("is not who blocked it, until unblocked", async () => {
    await test.control("block", { user: test.userId });
    expect(lastUpdate()).toMatchObject({
      my_chat_member: {
        chat: { id: test.userId, type: "private" },
        old_chat_member: { status: "member" },
        new_chat_member: { status: "kicked", until_date: 0, user: { id: test.bot.user.id } },
      },
    });
    expect((await send(test.userId)).body).toEqual(refused(403, "Forbidden: bot was blocked by the user"));
    expect((await test.control("sendText", { user: test.userId, text: "a" })).status).toBe(400);
    await test.control("unblock", { user: test.userId });
    expect(lastUpdate()).toMatchObject({ my_chat_member: { new_chat_member: { status: "member" } } });
    expect((await send(test.userId)).status).toBe(200);
  });

  it("is not who left Telegram", async () => {
    await test.control("deactivateUser", { user: test.userId });
    expect((await send(test.userId)).body).toEqual(refused(403, "Forbidden: user is deactivated"));
  });
});

describe("groups", () => {
  const group = (type: "group" | "supergroup" | "channel" = "group", username?: string) =>
    test.telegram.groups.create({
      type,
      members: [test.userId, test.bot.user.id],
      ...(username !== undefined && { username }),
    }).chat;

  it("tell a bot that it was added, and close when it is removed", async () => {
    const chat = group("supergroup");
    expect(String(chat.id)).toMatch(/^-100\d+$/);
    expect(test.updates()).toMatchObject([
      { my_chat_member: { new_chat_member: { status: "member" } } },
      { message: { new_chat_members: [{ id: test.bot.user.id }] } },
    ]);
    const set = (status: string) =>
      test.control("setMember", { chat: chat.id, member: test.bot.user.id, status });
    await set("kicked");
    expect((await send(chat.id)).body).toEqual(
      refused(403, "Forbidden: bot was kicked from the supergroup chat"),
    );
    await set("left");
    expect((await send(chat.id)).body).toEqual(
      refused(403, "Forbidden: bot is not a member of the supergroup chat"),
    );
  });

  it("become supergroups under another id", async () => {
    const old = group();
    await send(old.id);
    const { body } = await test.control("upgradeGroup", { chat: old.id });
    expect((await send(old.id)).body).toEqual({
      ...refused(400, "Bad Request: group chat was upgraded to a supergroup chat"),
      parameters: { migrate_to_chat_id: body["id"] },
    });
    expect((await send(body["id"])).status).toBe(200);
    expect(test.updates().slice(-2)).toMatchObject([
      { message: { chat: { id: old.id }, migrate_to_chat_id: body["id"] } },
      { message: { chat: { id: body["id"] }, migrate_from_chat_id: old.id } },
    ]);
  });

  it("show a bot in privacy mode only what is meant for it", async () => {
    const chat = group();
    const seen = () => test.updates().length;
    const before = seen();
    const say = (text: string, replyTo?: number) =>
      test.telegram.users.sendText({ user: test.userId, chat: chat.id, text, replyTo });
    say("hello all");
    say("/go@other_bot");
    expect(seen()).toBe(before);
    say("/go");
    say("/go@shop_bot now");
    say("an answer", messageId(await send(chat.id)));
    expect(seen()).toBe(before + 3);
    test.telegram.groups.setMember(chat.id, test.bot.user.id, "administrator");
    say("hello again");
    expect(lastUpdate()).toMatchObject({ message: { text: "hello again" } });
  });

  it("restrict what a bot may send", async () => {
    const chat = group();
    await test.control("restrictBot", { chat: chat.id, rights: ["text"] });
    expect((await send(chat.id)).body).toEqual(
      refused(400, "Bad Request: not enough rights to send text messages to the chat"),
    );
    await test.control("restrictBot", { chat: chat.id, rights: ["all"] });
    expect((await send(chat.id)).body).toEqual(refused(400, "Bad Request: have no write access to the chat"));
  });

  it("are found by a public name, and channels post as themselves", async () => {
    const chat = group("channel", "tea_news");
    expect((await send("@Tea_News")).body).toMatchObject({
      result: { chat: { id: chat.id }, sender_chat: { id: chat.id } },
    });
    expect((await test.call("getChatMember", { chat_id: chat.id, user_id: test.userId })).body).toMatchObject(
      {
        result: { status: "creator" },
      },
    );
    expect((await test.call("leaveChat", { chat_id: chat.id })).status).toBe(200);
    expect((await send("@tea_news")).body).toEqual(
      refused(403, "Forbidden: bot is not a member of the channel chat"),
    );
  });

  it("count their messages apart from each other", async () => {
    const [first, second] = [group("supergroup"), group("supergroup")];
    expect(messageId(await send(first.id))).toBe(messageId(await send(second.id)));
  });
});

describe("presses", () => {
  const ask = (data: string) =>
    send(test.userId, { reply_markup: { inline_keyboard: [[{ text: "A", callback_data: data }]] } });
  const press = async (data = "a") =>
    test.telegram.users.press({ user: test.userId, messageId: messageId(await ask("a")), data });

  it("arrive with their message and are answered", async () => {
    const { callbackQueryId } = await press();
    expect(lastUpdate()).toMatchObject({
      callback_query: {
        id: callbackQueryId,
        data: "a",
        from: { id: test.userId },
        message: { text: "Hi", from: { is_bot: true } },
        chat_instance: expect.any(String),
      },
    });
    const answer = await test.call("answerCallbackQuery", {
      callback_query_id: callbackQueryId,
      text: "Thanks",
    });
    expect(answer.body).toEqual({ ok: true, result: true });
  });

  it("are over after 150 seconds, and answers are short", async () => {
    const { callbackQueryId } = await press();
    const answer = (text: string) =>
      test.call("answerCallbackQuery", { callback_query_id: callbackQueryId, text });
    expect((await answer("x".repeat(201))).status).toBe(400);
    test.telegram.clock.advance(150_001);
    expect((await answer("late")).body).toEqual(
      refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
    );
  });

  it("need a button", async () => {
    await expect(press("b")).rejects.toThrow("no button");
  });
});

describe("what users send", () => {
  const act = (name: string, body: Record<string, unknown> = {}) =>
    test.control(name, { user: test.userId, ...body });

  it("is albums of several messages", async () => {
    await act("sendAlbum", { items: [{ kind: "photo", caption: "Two" }, { kind: "photo" }] });
    const [first, second] = test.updates();
    expect(first).toMatchObject({ message: { caption: "Two", media_group_id: expect.any(String) } });
    expect(second?.["message"]).toHaveProperty("media_group_id", dig(first, "message.media_group_id"));
  });

  it("is their own contact or somebody else's", async () => {
    await act("sendContact");
    expect(lastUpdate()).toMatchObject({ message: { contact: { user_id: test.userId } } });
    await act("sendContact", { phoneNumber: "+4930123", firstName: "Tom" });
    expect(lastUpdate()).toMatchObject({
      message: { contact: { phone_number: "+4930123", first_name: "Tom" } },
    });
    expect(lastUpdate()?.["message"]).not.toHaveProperty("contact.user_id");
  });

  it("is places, files of every kind, edits and votes", async () => {
    await act("sendLocation", { latitude: 1.5, longitude: 2.5 });
    expect(lastUpdate()).toMatchObject({ message: { location: { latitude: 1.5, longitude: 2.5 } } });
    for (const kind of ["video", "animation", "audio", "voice", "video_note", "document", "sticker"]) {
      await act("sendMedia", { kind });
      expect(lastUpdate()).toMatchObject({ message: { [kind]: { file_id: expect.any(String) } } });
    }
    const { body } = await act("sendText", { text: "Helo" });
    await act("edit", { messageId: body["message_id"], text: "Hello" });
    expect(lastUpdate()).toMatchObject({ edited_message: { text: "Hello", edit_date: expect.any(Number) } });
    const poll = await test.call("sendPoll", {
      chat_id: test.userId,
      question: "Tea?",
      options: ["Yes", "No"],
      is_anonymous: false,
    });
    await act("vote", { messageId: messageId(poll), options: [1] });
    expect(lastUpdate()).toMatchObject({ poll_answer: { option_ids: [1], user: { id: test.userId } } });
  });

  it("is shown on the page together with the bot's keyboard", async () => {
    await send(test.userId, { reply_markup: { keyboard: [["Tea"]] } });
    await test.call("sendChatAction", { chat_id: test.userId, action: "typing" });
    const response = await fetch(`${test.telegram.url}/_control/chat?user=${test.userId}`);
    expect(await response.json()).toMatchObject({
      link: "active",
      keyboard: { keyboard: [[{ text: "Tea" }]] },
      typing: [{ name: "Shop", action: "typing" }],
      messages: [{ text: "/start" }, { text: "Hi" }],
    });
    expect((await fetch(`${test.telegram.url}/_control/world`)).status).toBe(200);
  });
});
