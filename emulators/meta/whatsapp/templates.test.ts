import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dig } from "../../kit/dig.ts";
import { ACCOUNT, JOSE, MARA, startTestWhatsapp, type TestWhatsapp } from "./testWhatsapp.ts";

let wa: TestWhatsapp;
beforeAll(async () => {
  wa = await startTestWhatsapp();
});
afterAll(() => wa.close());

const body = { type: "BODY", text: "Hello {{1}}, your table is ready.", example: { body_text: [["Mara"]] } };
const draft = (changes: Record<string, unknown> = {}) => ({
  name: "table_ready",
  language: "en_US",
  category: "UTILITY",
  components: [body],
  ...changes,
});
const create = (changes: Record<string, unknown> = {}) =>
  wa.graph("POST", `${ACCOUNT}/message_templates`, draft(changes));
const buttons = (...list: unknown[]) => ({ components: [body, { type: "BUTTONS", buttons: list }] });
const text = (value: string) => ({ type: "text", text: value });
const template = (name: string, components?: unknown) => ({
  name,
  language: { code: "en_US" },
  ...(components === undefined ? {} : { components }),
});
const offer = template("spring_offer", [{ type: "body", parameters: [text("Mara")] }]);

describe("a new template", () => {
  it("is pending, then reviewed with a webhook, listed, and can be sent", async () => {
    expect((await create()).body).toMatchObject({ status: "PENDING", category: "UTILITY" });
    const early = await wa.send(
      MARA,
      "template",
      template("table_ready", [{ type: "body", parameters: [text("Mara")] }]),
    );
    expect(early).toMatchObject({ status: 404, body: { error: { code: 132001 } } });
    wa.clock.advance(3_000);
    expect((await wa.arrived())[0]).toMatchObject({
      field: "message_template_status_update",
      value: {
        event: "APPROVED",
        message_template_name: "table_ready",
        message_template_language: "en_US",
        reason: "NONE",
      },
    });
    const listed = await wa.graph("GET", `${ACCOUNT}/message_templates?fields=name,status&limit=1`);
    expect(listed.body).toMatchObject({
      data: [{ name: "hello_world", status: "APPROVED", id: expect.any(String) }],
      paging: { cursors: {}, next: expect.any(String) },
    });
    const next = await wa.graph(
      "GET",
      `${ACCOUNT}/message_templates?limit=50&after=${String(dig(listed.body, "paging.cursors.after"))}`,
    );
    expect(dig(next.body, "data.length")).toBeUndefined();
    expect(JSON.stringify(next.body)).toContain("table_ready");
    expect((await wa.graph("GET", `${ACCOUNT}/message_templates?after=nonsense`)).body).toMatchObject({
      error: { code: 131059 },
    });
    const sent = await wa.send(
      MARA,
      "template",
      template("table_ready", [{ type: "body", parameters: [text("Mara")] }]),
    );
    expect(sent.body).toMatchObject({ messages: [{ message_status: "accepted" }] });
    expect((await wa.arrived())[0]).toMatchObject({
      value: { statuses: [{ pricing: { billable: true, type: "regular", category: "utility" } }] },
    });
  });

  it.each([
    ["a name with capitals", { name: "Table" }],
    ["an unknown category", { category: "NEWS" }],
    ["no body", { components: [{ type: "FOOTER", text: "x" }] }],
    ["a body of 1025", { components: [{ type: "BODY", text: "x".repeat(1025) }] }],
    ["a variable at the end", { components: [{ ...body, text: "Hello {{1}}" }] }],
    ["a gap in the numbers", { components: [{ ...body, text: "Hello {{2}}!" }] }],
    ["no example", { components: [{ type: "BODY", text: "Hello {{1}}!" }] }],
    ["a footer of 61", { components: [body, { type: "FOOTER", text: "x".repeat(61) }] }],
    ["a picture header without a sample", { components: [{ type: "HEADER", format: "IMAGE" }, body] }],
    ["a button text of 26", buttons({ type: "QUICK_REPLY", text: "x".repeat(26) })],
    [
      "three links",
      buttons(...["a", "b", "c"].map((name) => ({ type: "URL", text: name, url: "https://shop.example" }))),
    ],
    [
      "quick replies apart",
      buttons(
        { type: "QUICK_REPLY", text: "a" },
        { type: "URL", text: "b", url: "https://shop.example" },
        { type: "QUICK_REPLY", text: "c" },
      ),
    ],
    ["a life of an hour for marketing", { category: "MARKETING", message_send_ttl_seconds: 3_600 }],
  ])("is refused for %s", async (_, changes) => {
    expect((await create({ name: "refused", ...changes })).body).toMatchObject({
      error: { code: 100, error_data: { details: expect.any(String) } },
    });
  });

  it("is refused twice in one language, and its name rests 30 days after deletion", async () => {
    expect((await create()).body).toMatchObject({ error: { code: 2388024 } });
    expect((await wa.graph("DELETE", `${ACCOUNT}/message_templates?name=table_ready`)).body).toEqual({
      success: true,
    });
    expect((await create()).body).toMatchObject({ error: { code: 2388023 } });
    wa.clock.advance(30 * 24 * 3_600_000);
    expect((await create()).status).toBe(200);
  });

  it("takes a picture by a handle of a resumable upload", async () => {
    const session = await wa.graph(
      "POST",
      `${wa.meta.application.id}/uploads?file_name=a.png&file_length=4&file_type=image/png`,
    );
    const id = String(dig(session.body, "id"));
    const put = (offset: string, bytes: string) =>
      fetch(`${wa.url}/v25.0/${id}`, {
        method: "POST",
        headers: { authorization: `OAuth ${wa.token}`, file_offset: offset },
        body: bytes,
      });
    expect((await put("0", "ab")).status).toBe(200);
    expect((await put("0", "cd")).status).toBe(400);
    const handle = dig(await (await put("2", "cd")).json(), "h");
    expect(handle).toMatch(/^4::/);
    const header = { type: "HEADER", format: "IMAGE", example: { header_handle: [handle] } };
    expect((await create({ name: "with_picture", components: [header, body] })).status).toBe(200);
  });
});

describe("a sent template", () => {
  it.each([
    ["too few values", [{ type: "body", parameters: [] }], 132000],
    [
      "a value of another kind",
      [{ type: "body", parameters: [{ type: "image", image: { id: "1" } }] }],
      132012,
    ],
    ["an empty value", [{ type: "body", parameters: [text("")] }], 131008],
    ["a value with a new line", [{ type: "body", parameters: [text("a\nb")] }], 132012],
    ["a text that becomes too long", [{ type: "body", parameters: [text("x".repeat(1025))] }], 132005],
  ])("is refused for %s", async (_, components, code) => {
    expect((await wa.send(MARA, "template", template("spring_offer", components))).body).toMatchObject({
      error: { code },
    });
  });

  it("answers a quick reply with its payload", async () => {
    await wa.send(MARA, "template", offer);
    await wa.arrived();
    await wa.control("whatsapp/press", { user: MARA, choice: "Stop" });
    expect((await wa.arrived()).at(-1)).toMatchObject({
      value: { messages: [{ type: "button", button: { payload: "Stop", text: "Stop" } }] },
    });
  });

  it("fails for who stopped marketing, for numbers of the United States, and above the cap", async () => {
    await wa.control("whatsapp/marketing", { user: JOSE, value: "stop" });
    await wa.arrived();
    await wa.send(JOSE, "template", offer);
    expect(await wa.statuses()).toEqual(["failed 131050"]);
    await wa.control("whatsapp/marketing", { user: JOSE, value: "resume" });
    await wa.control("whatsapp/users", { name: "Sam", phone: "16505551234" });
    await wa.arrived();
    await wa.send("16505551234", "template", offer);
    expect(await wa.statuses()).toEqual(["failed 131049"]);
    await wa.control("whatsapp/settings", { marketingPerDay: 1 });
    await wa.send(JOSE, "template", offer);
    expect(await wa.statuses()).toEqual(["sent", "delivered"]);
    await wa.send(JOSE, "template", offer);
    expect(await wa.statuses()).toEqual(["failed 131049"]);
    await wa.control("whatsapp/settings", { marketingPerDay: null });
  });

  it("fails without payment, and above the messaging limit", async () => {
    await wa.control("whatsapp/number", { hasPayment: false });
    await wa.arrived();
    await wa.send(JOSE, "template", offer);
    expect(await wa.statuses()).toEqual(["failed 131042"]);
    await wa.control("whatsapp/number", { hasPayment: true });
    for (let index = 0; index < 251; index += 1) {
      const phone = `33600000${String(index).padStart(3, "0")}`;
      await wa.control("whatsapp/users", { name: `Person ${index}`, phone });
      if (index % 80 === 0) wa.clock.advance(1_000);
      await wa.send(phone, "template", template("hello_world"));
    }
    const failed = (await wa.statuses()).filter((status) => status.startsWith("failed"));
    expect(new Set(failed)).toEqual(new Set(["failed 131048"]));
    await wa.control("whatsapp/number", { tier: "TIER_2K" });
    expect((await wa.arrived()).map(({ field }) => field)).toEqual([
      "phone_number_quality_update",
      "business_capability_update",
    ]);
    wa.clock.advance(60_000);
    await wa.send("33600000250", "template", template("hello_world"));
    expect(await wa.statuses()).toEqual(["sent", "delivered"]);
  });

  it("waits while it is held, and fails when its quality turned bad", async () => {
    await wa.control("whatsapp/template", { name: "hello_world", event: "hold" });
    const held = await wa.send(MARA, "template", template("hello_world"));
    expect(held.body).toMatchObject({ messages: [{ message_status: "held_for_quality_assessment" }] });
    expect(await wa.statuses()).toEqual([]);
    await wa.control("whatsapp/template", { name: "hello_world", event: "release", isGood: false });
    expect(await wa.statuses()).toEqual(["failed 132015"]);
  });

  it("is paused for three hours by red quality, six the second time, and then disabled", async () => {
    const red = () =>
      wa.control("whatsapp/template", { name: "order_ready", event: "quality", quality: "RED" });
    await red();
    expect((await wa.arrived()).map(({ field, value }) => [field, dig(value, "other_info.title")])).toEqual([
      ["message_template_quality_update", undefined],
      ["message_template_status_update", "FIRST_PAUSE"],
    ]);
    expect((await wa.send(MARA, "template", template("order_ready"))).body).toMatchObject({
      error: { code: 132015 },
    });
    wa.clock.advance(3 * 3_600_000);
    expect((await wa.arrived())[0]).toMatchObject({
      value: { event: "APPROVED", other_info: { title: "UNPAUSE" } },
    });
    await red();
    wa.clock.advance(6 * 3_600_000);
    await red();
    await wa.arrived();
    expect((await wa.send(MARA, "template", template("order_ready"))).body).toMatchObject({
      error: { code: 132016 },
    });
  });
});
