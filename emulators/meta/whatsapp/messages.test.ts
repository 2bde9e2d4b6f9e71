import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dig } from "../../kit/dig.ts";
import { ACCOUNT, JOSE, LEA, MARA, PHONE, startTestWhatsapp, type TestWhatsapp } from "./testWhatsapp.ts";

let wa: TestWhatsapp;
beforeAll(async () => {
  wa = await startTestWhatsapp();
});
afterAll(() => wa.close());

const TEXT = { body: "Hello" };

describe("a person writes", () => {
  it("arrives in the envelope with the name, the number and the user id", async () => {
    await wa.control("whatsapp/text", { user: JOSE, text: "Olé / 🌞", referral: true });
    const [event] = await wa.arrived();
    expect(event).toMatchObject({
      field: "messages",
      value: {
        messaging_product: "whatsapp",
        metadata: { display_phone_number: "4930555500101", phone_number_id: PHONE },
        contacts: [{ profile: { name: "José Ibáñez 🌞", username: "jose.i" }, wa_id: JOSE }],
        messages: [{ from: JOSE, type: "text", text: { body: "Olé / 🌞" }, referral: { source_type: "ad" } }],
      },
    });
    expect(dig(event, "value.messages.0.timestamp")).toMatch(/^\d{10}$/);
  });

  it("shows no number when the person hides it", async () => {
    await wa.control("whatsapp/text", { user: LEA, text: "Salut" });
    const [event] = await wa.arrived();
    expect(dig(event, "value.contacts.0")).toEqual({
      profile: { name: "Léa", username: "lea.b" },
      user_id: LEA,
    });
    expect(dig(event, "value.messages.0.from")).toBeUndefined();
    const answer = await wa.graph("POST", `${PHONE}/messages`, {
      messaging_product: "whatsapp",
      recipient: LEA,
      type: "text",
      text: TEXT,
    });
    expect(answer.body).toMatchObject({ contacts: [{ input: LEA, user_id: LEA }] });
    expect(await wa.statuses()).toEqual(["sent", "delivered"]);
  });

  it.each([
    ["location", { name: "Station" }, { location: { latitude: 52.52, name: "Station" } }],
    ["contacts", {}, { contacts: [{ name: { formatted_name: "Tom Baker" } }] }],
    ["order", {}, { order: { product_items: [{ quantity: 2 }] } }],
    ["unsupported", {}, { type: "unsupported", errors: [{ code: 131051 }] }],
    ["media", { kind: "audio" }, { audio: { voice: true, mime_type: "audio/ogg; codecs=opus" } }],
    ["media", { isTooLarge: true }, { type: "unsupported", errors: [{ code: 131052 }] }],
    ["raw", { type: "edit", content: { edit: { original_message_id: "x" } } }, { type: "edit" }],
  ])("sends %s %j", async (action, values, message) => {
    await wa.control(`whatsapp/${action}`, { user: MARA, ...values });
    expect((await wa.arrived())[0]).toMatchObject({ value: { messages: [message] } });
  });

  it("sends an album as several messages, and downloads need the token and end after five minutes", async () => {
    await wa.control("whatsapp/album", { user: MARA, count: 3, caption: "Trip" });
    const events = await wa.arrived();
    expect(events.map(({ value }) => dig(value, "messages.0.image.caption"))).toEqual([
      "Trip",
      undefined,
      undefined,
    ]);
    const id = String(dig(events[0], "value.messages.0.image.id"));
    const about = await wa.graph("GET", `${id}?phone_number_id=${PHONE}`);
    const url = String(dig(about.body, "url"));
    expect((await fetch(url)).status).toBe(401);
    const headers = { authorization: `Bearer ${wa.token}` };
    const file = await fetch(url, { headers });
    expect([file.status, file.headers.get("content-type")]).toEqual([200, "image/png"]);
    wa.clock.advance(5 * 60_000 + 1_000);
    expect((await fetch(url, { headers })).status).toBe(404);
    wa.clock.advance(8 * 24 * 3_600_000);
    expect((await wa.graph("GET", id)).body).toMatchObject({ error: { code: 100 } });
  });

  it("changes the number, stops marketing, and is not heard when blocked", async () => {
    await wa.control("whatsapp/marketing", { user: JOSE, value: "stop" });
    expect((await wa.arrived())[0]).toMatchObject({
      field: "user_preferences",
      value: { user_preferences: [{ wa_id: JOSE, value: "stop" }] },
    });
    await wa.control("whatsapp/marketing", { user: JOSE, value: "resume" });
    await wa.openWindow(JOSE);
    const block = { messaging_product: "whatsapp", block_users: [{ user: JOSE }, { user: "49999" }] };
    expect((await wa.graph("POST", wa.phone("block_users"), block)).body).toMatchObject({
      block_users: { added_users: [{ input: JOSE }], failed_users: [{ input: "49999" }] },
    });
    await wa.control("whatsapp/text", { user: JOSE, text: "hello?" });
    expect(await wa.arrived()).toEqual([]);
    await wa.graph("DELETE", wa.phone("block_users"), block);
    await wa.control("whatsapp/users", { name: "Nia", phone: "254700000001" });
    await wa.control("whatsapp/change-number", { user: "254700000001", phone: "254700000002" });
    const [event] = await wa.arrived();
    expect(event).toMatchObject({
      value: { messages: [{ from: "254700000001", type: "system", system: { wa_id: "254700000002" } }] },
    });
    expect(dig(event, "value.contacts")).toBeUndefined();
  });
});

describe("a business writes", () => {
  beforeEach(async () => {
    wa.clock.advance(300_000);
    await wa.openWindow();
  });

  it("is accepted, sent, delivered and read, with the price and the own data", async () => {
    const answer = await wa.send("+49 (1555) 5500-201", "text", TEXT, { biz_opaque_callback_data: "msg:42" });
    expect(answer.body).toMatchObject({
      contacts: [{ input: "+49 (1555) 5500-201", wa_id: MARA }],
      messages: [{ id: expect.stringMatching(/^wamid\./) }],
    });
    const events = await wa.arrived();
    expect(events[0]).toMatchObject({
      value: {
        statuses: [
          {
            status: "sent",
            recipient_id: MARA,
            biz_opaque_callback_data: "msg:42",
            pricing: {
              billable: false,
              pricing_model: "PMP",
              type: "free_customer_service",
              category: "service",
            },
          },
        ],
      },
    });
    await wa.control("whatsapp/read", { user: MARA });
    expect(await wa.statuses()).toEqual(["read"]);
  });

  it("waits for a person who is away, and never reaches one who blocked it", async () => {
    await wa.control("whatsapp/users/update", { user: MARA, isOnline: false });
    await wa.send(MARA, "text", TEXT);
    expect(await wa.statuses()).toEqual(["sent"]);
    await wa.control("whatsapp/users/update", { user: MARA, isOnline: true });
    expect(await wa.statuses()).toEqual(["delivered"]);
    await wa.control("whatsapp/block", { user: MARA });
    await wa.send(MARA, "text", TEXT);
    expect(await wa.statuses()).toEqual(["sent"]);
    await wa.control("whatsapp/block", { user: MARA, isBlocked: false });
  });

  it("fails with 131047 when 24 hours have passed, and with 131026 for an unknown number", async () => {
    expect((await wa.send("4999999", "text", TEXT)).status).toBe(200);
    expect(await wa.statuses()).toEqual(["failed 131026"]);
    wa.clock.advance(24 * 3_600_000);
    expect((await wa.send(MARA, "text", TEXT)).status).toBe(200);
    expect(await wa.statuses()).toEqual(["failed 131047"]);
  });

  it("is free after an advertisement, and says until when", async () => {
    await wa.control("whatsapp/text", { user: MARA, text: "I saw your ad", referral: true });
    await wa.arrived();
    await wa.send(MARA, "text", TEXT);
    expect((await wa.arrived())[0]).toMatchObject({
      value: {
        statuses: [
          {
            conversation: {
              expiration_timestamp: expect.any(String),
              origin: { type: "referral_conversion" },
            },
            pricing: { type: "free_entry_point" },
          },
        ],
      },
    });
  });

  it("marks as read with typing", async () => {
    const id = await wa.openWindow();
    const body = {
      messaging_product: "whatsapp",
      status: "read",
      message_id: id,
      typing_indicator: { type: "text" },
    };
    expect((await wa.graph("POST", wa.phone("messages"), body)).body).toEqual({ success: true });
    expect(
      (await wa.graph("POST", wa.phone("messages"), { ...body, message_id: "wamid.none" })).body,
    ).toMatchObject({ error: { code: 100 } });
  });

  it("reacts to a message, and to nothing else", async () => {
    const id = await wa.openWindow();
    expect((await wa.send(MARA, "reaction", { message_id: id, emoji: "👍" })).status).toBe(200);
    expect(await wa.statuses()).toEqual(["sent"]);
    expect((await wa.send(MARA, "reaction", { message_id: "wamid.none", emoji: "👍" })).body).toMatchObject({
      error: { code: 131009 },
    });
  });

  it("is limited to a burst of 45 to one person, then one in six seconds", async () => {
    wa.clock.advance(3_600_000);
    await wa.openWindow();
    const codes = [];
    for (let count = 0; count < 46; count += 1)
      codes.push(dig((await wa.send(MARA, "text", TEXT)).body, "error.code"));
    expect(codes.filter((code) => code !== undefined)).toEqual([131056]);
    wa.clock.advance(6_000);
    expect((await wa.send(MARA, "text", TEXT)).status).toBe(200);
    await wa.arrived();
  });

  it.each([
    ["isRegistered", 133010],
    ["isNameApproved", 131037],
  ])("is refused while %s is false", async (name, code) => {
    await wa.control("whatsapp/number", { [name]: false });
    expect((await wa.send(MARA, "text", TEXT)).body).toMatchObject({
      error: { code, error_data: { messaging_product: "whatsapp" } },
    });
    await wa.control("whatsapp/number", { [name]: true });
  });

  it("is refused for a locked account, during an upgrade and outside the list of a test number", async () => {
    await wa.control("whatsapp/account", { isDisabled: true });
    expect(await wa.send(MARA, "text", TEXT)).toMatchObject({
      status: 403,
      body: { error: { code: 131031 } },
    });
    await wa.control("whatsapp/account", { isDisabled: false });
    await wa.control("whatsapp/number", { isUpgrading: true });
    expect((await wa.send(MARA, "text", TEXT)).body).toMatchObject({ error: { code: 131057 } });
    await wa.control("whatsapp/number", { isUpgrading: false, allowedRecipients: [JOSE] });
    expect((await wa.send(MARA, "text", TEXT)).body).toMatchObject({ error: { code: 131030 } });
    await wa.control("whatsapp/number", { allowedRecipients: null });
    const health = await wa.graph("GET", `${PHONE}?fields=health_status`);
    expect(health.body).toMatchObject({ health_status: { can_send_message: "AVAILABLE" }, id: PHONE });
  });
});

it("delivers to the override of the number, then of the account, then of the application", async () => {
  const own = wa.receiver.url.replace("/webhook", "/own");
  await wa.graph("POST", PHONE, {
    webhook_configuration: { override_callback_uri: own, verify_token: "verify-me" },
  });
  await wa.control("whatsapp/text", { user: MARA, text: "hi" });
  await wa.arrived();
  expect(wa.meta.deliverer.log().at(-1)?.url).toBe(own);
  await wa.graph("POST", PHONE, { webhook_configuration: { override_callback_uri: "" } });
  const refused = await wa.graph("POST", `${ACCOUNT}/subscribed_apps`, {
    override_callback_uri: own,
    verify_token: "no",
  });
  expect(refused.body).toMatchObject({ error: { code: 2200 } });
  await wa.graph("DELETE", `${ACCOUNT}/subscribed_apps`);
  await wa.control("whatsapp/text", { user: MARA, text: "hi" });
  expect(await wa.arrived()).toEqual([]);
  await wa.graph("POST", `${ACCOUNT}/subscribed_apps`);
});
