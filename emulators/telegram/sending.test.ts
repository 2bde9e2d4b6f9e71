import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { messageId, openTelegram, type TestTelegram } from "./testing.ts";

let test: TestTelegram;
beforeEach(async () => {
  test = await openTelegram();
});
afterEach(() => test.close());

const send = (more: Record<string, unknown>) =>
  test.call("sendMessage", { chat_id: test.userId, text: "Hi", ...more });
const refused = (text: string) => ({ ok: false, error_code: 400, description: `Bad Request: ${text}` });
const inline = (...buttons: unknown[]) => ({ reply_markup: { inline_keyboard: [buttons] } });

describe("keyboards", () => {
  it.each([
    [{ text: "a", callback_data: "é".repeat(33) }, "BUTTON_DATA_INVALID"],
    [{ text: "a", callback_data: "" }, "BUTTON_DATA_INVALID"],
    [{ text: "a" }, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"],
    [{ text: "a", url: "not a url" }, "inline keyboard button URL 'not a url' is invalid: Wrong HTTP URL"],
    [{ text: "a", web_app: { url: "http://a.example" } }, "BUTTON_URL_INVALID"],
  ])("refuse the button %j", async (button, text) => {
    expect((await send(inline(button))).body).toEqual(refused(text));
  });

  it("take 64 bytes of callback data, and every kind of button", async () => {
    const { body } = await send(
      inline(
        { text: "a", callback_data: "é".repeat(32), style: "danger" },
        { text: "b", url: "shop.example/x" },
        { text: "c", copy_text: { text: "SAVE10" } },
      ),
    );
    expect(body).toMatchObject({
      result: {
        reply_markup: { inline_keyboard: [[{ style: "danger" }, { url: "http://shop.example/x" }, {}]] },
      },
    });
  });

  it("ask for phone numbers in private chats only", async () => {
    const reply_markup = { keyboard: [[{ text: "Share", request_contact: true }], ["Plain"]] };
    expect((await send({ reply_markup })).status).toBe(200);
    const group = test.telegram.groups.create({ members: [test.userId, test.bot.user.id] });
    expect((await send({ chat_id: group.chat.id, reply_markup })).body).toEqual(
      refused("phone number can be requested in private chats only"),
    );
  });

  it("of more than a hundred buttons are too long", async () => {
    const row = Array.from({ length: 101 }, (_, index) => ({ text: "a", callback_data: String(index) }));
    expect((await send(inline(...row))).body).toEqual(refused("reply markup is too long"));
  });
});

describe("replies", () => {
  it("name a message of the chat, or may go without", async () => {
    const first = messageId(await send({}));
    expect((await send({ reply_parameters: { message_id: first } })).body).toMatchObject({
      result: { reply_to_message: { message_id: first, text: "Hi" } },
    });
    const missing = { message_id: 9_999 };
    expect((await send({ reply_parameters: missing })).body).toEqual(
      refused("message to be replied not found"),
    );
    expect((await send({ reply_parameters: { ...missing, allow_sending_without_reply: true } })).status).toBe(
      200,
    );
  });
});

describe("other contents", () => {
  it.each([
    ["sendLocation", { latitude: 91, longitude: 0 }, "wrong geographic coordinates"],
    ["sendLocation", { longitude: 0 }, "latitude is empty"],
    ["sendLocation", { latitude: 1, longitude: 1, live_period: 59 }, "wrong live location period specified"],
    [
      "sendLocation",
      { latitude: 1, longitude: 1, horizontal_accuracy: 1_501 },
      "wrong horizontal accuracy specified",
    ],
    ["sendContact", { phone_number: "1" }, "contact first name is empty"],
    [
      "sendContact",
      { phone_number: "1", first_name: "a", vcard: "x".repeat(2_049) },
      "contact vCard is too long",
    ],
    [
      "sendPoll",
      { question: "x".repeat(301), options: ["a", "b"] },
      "poll question length must not exceed 300",
    ],
    [
      "sendPoll",
      { question: "a", options: Array.from({ length: 13 }, () => ({ text: "a" })) },
      "poll can't have more than 12 options",
    ],
    [
      "sendPoll",
      { question: "a", options: [{ text: "x".repeat(101) }] },
      "poll options length must not exceed 100",
    ],
    ["sendPoll", { question: "a", type: "quiz", options: ["a", "b"] }, "wrong correct option ID specified"],
    ["sendChatAction", { action: "dance" }, "wrong parameter action in request"],
    ["sendMessageDraft", { draft_id: 0, text: "a" }, "draft identifier must be non-zero"],
  ])("%s refuses %j", async (method, body, text) => {
    expect((await test.call(method, { chat_id: test.userId, ...body })).body).toEqual(refused(text));
  });

  it("are places, contacts, polls, dice and signs of typing", async () => {
    const chat_id = test.userId;
    const results = await Promise.all([
      test.call("sendLocation", { chat_id, latitude: 52.5, longitude: 13.4, live_period: 0x7fffffff }),
      test.call("sendContact", { chat_id, phone_number: "+15550000", first_name: "Tom" }),
      test.call("sendPoll", { chat_id, question: "Tea?", options: [{ text: "Yes" }, { text: "No" }] }),
      test.call("sendVenue", { chat_id, latitude: 1, longitude: 2, title: "Shop", address: "Street 1" }),
      test.call("sendDice", { chat_id }),
      test.call("sendChatAction", { chat_id, action: "typing" }),
      test.call("sendMessageDraft", { chat_id, draft_id: 1, text: "…" }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(Array(7).fill(200));
    expect(results[2]?.body).toMatchObject({ result: { poll: { is_anonymous: true, type: "regular" } } });
  });
});

describe("changing messages", () => {
  it("edits text and keyboard, and refuses what changes nothing", async () => {
    const message_id = messageId(await send(inline({ text: "a", callback_data: "a" })));
    const target = { chat_id: test.userId, message_id };
    expect((await test.call("editMessageText", { ...target, text: "Bye" })).body).toMatchObject({
      result: { message_id, text: "Bye", edit_date: expect.any(Number) },
    });
    const again = await test.call("editMessageText", { ...target, text: "Bye" });
    expect(again.body["description"]).toMatch(/^Bad Request: message is not modified: /);
    expect(
      (await test.call("editMessageReplyMarkup", { ...target, ...inline({ text: "b", callback_data: "b" }) }))
        .status,
    ).toBe(200);
    expect((await test.call("editMessageCaption", { ...target, caption: "c" })).body).toEqual(
      refused("there is no caption in the message to edit"),
    );
    expect((await test.call("editMessageText", { ...target, message_id: 9_999, text: "a" })).body).toEqual(
      refused("message to edit not found"),
    );
    const own = test.telegram.users.sendText({ user: test.userId, text: "mine" });
    expect(
      (await test.call("editMessageText", { ...target, message_id: own.message_id, text: "a" })).body,
    ).toEqual(refused("message can't be edited"));
  });

  it("deletes for two days", async () => {
    const chat_id = test.userId;
    const [first, second] = [messageId(await send({})), messageId(await send({}))];
    expect((await test.call("deleteMessage", { chat_id, message_id: first })).body["result"]).toBe(true);
    expect((await test.call("deleteMessage", { chat_id, message_id: first })).body).toEqual(
      refused("message to delete not found"),
    );
    test.telegram.clock.advance(48 * 3_600_000);
    expect((await test.call("deleteMessage", { chat_id, message_id: second })).body).toEqual(
      refused("message can't be deleted"),
    );
    expect((await test.call("deleteMessages", { chat_id, message_ids: [first, second, 777] })).status).toBe(
      200,
    );
    expect((await test.call("deleteMessages", { chat_id, message_ids: [] })).body).toEqual(
      refused("message identifiers are not specified"),
    );
  });

  it("copies, forwards and reacts", async () => {
    const chat_id = test.userId;
    const [first, second] = [messageId(await send({})), messageId(await send({ text: "Two" }))];
    const from = { chat_id, from_chat_id: chat_id };
    expect(messageId(await test.call("copyMessage", { ...from, message_id: first }))).toBeGreaterThan(second);
    expect((await test.call("forwardMessage", { ...from, message_id: first })).body).toMatchObject({
      result: { text: "Hi", forward_origin: { type: "user", sender_user: { id: test.bot.user.id } } },
    });
    expect((await test.call("copyMessages", { ...from, message_ids: [first, second] })).body).toMatchObject({
      result: [{ message_id: expect.any(Number) }, { message_id: expect.any(Number) }],
    });
    expect((await test.call("forwardMessages", { ...from, message_ids: [second, first] })).body).toEqual(
      refused("message identifiers must be in a strictly increasing order"),
    );
    expect((await test.call("copyMessage", { ...from, message_id: 777 })).body).toEqual(
      refused("message to copy not found"),
    );
    const react = (reaction: unknown) =>
      test.call("setMessageReaction", { chat_id, message_id: first, reaction });
    expect((await react([{ type: "emoji", emoji: "👍" }])).body["result"]).toBe(true);
    expect((await react([{ type: "emoji", emoji: "🫖" }])).body).toEqual(refused("REACTION_INVALID"));
    expect(
      (
        await react([
          { type: "emoji", emoji: "👍" },
          { type: "emoji", emoji: "🔥" },
        ])
      ).status,
    ).toBe(400);
  });
});

describe("rates", () => {
  it("allow a burst to a chat and then one message a second", async () => {
    await test.close();
    test = await openTelegram({ chatBurst: 2 });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await send({})).status);
    expect(statuses).toEqual([200, 200, 429]);
    const answer = await send({});
    expect(answer.body).toEqual({
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 1 },
    });
    expect(answer.headers.get("retry-after")).toBe("1");
    test.telegram.clock.advance(1_000);
    expect((await send({})).status).toBe(200);
  });

  it("allow 20 messages a minute to a group", async () => {
    const { chat } = test.telegram.groups.create({ members: [test.userId, test.bot.user.id] });
    for (let count = 0; count < 20; count += 1) await send({ chat_id: chat.id });
    expect((await send({ chat_id: chat.id })).body).toMatchObject({ parameters: { retry_after: 3 } });
  });

  it("allow a bot 30 messages a second, and more when it pays", async () => {
    for (let count = 0; count < 30; count += 1) await send({});
    expect((await send({})).status).toBe(429);
    expect((await send({ allow_paid_broadcast: true })).status).toBe(200);
  });
});
