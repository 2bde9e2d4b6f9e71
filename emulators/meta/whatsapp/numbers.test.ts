import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dig } from "../../kit/dig.ts";
import { ACCOUNT, MARA, PHONE, startTestWhatsapp, type TestWhatsapp } from "./testWhatsapp.ts";

let wa: TestWhatsapp;
beforeAll(async () => {
  wa = await startTestWhatsapp();
});
afterAll(() => wa.close());

describe("a number", () => {
  it("is added, verified by code, registered with its PIN, and not with another", async () => {
    const added = await wa.graph("POST", `${ACCOUNT}/phone_numbers`, {
      cc: "49",
      phone_number: "30 5550999",
      verified_name: "Second shop",
    });
    const id = String(dig(added.body, "id"));
    const register = (pin: string) =>
      wa.graph("POST", `${id}/register`, { messaging_product: "whatsapp", pin });
    expect((await register("111111")).body).toMatchObject({ error: { code: 133006 } });
    await wa.graph("POST", `${id}/request_code`, { code_method: "SMS", language: "en_US" });
    const code = dig(await wa.view("whatsapp/state"), "numbers.2.code");
    expect((await wa.graph("POST", `${id}/verify_code`, { code: "000" })).status).toBe(400);
    expect((await wa.graph("POST", `${id}/verify_code`, { code })).body).toEqual({ success: true });
    expect((await register("111111")).body).toEqual({ success: true });
    expect((await register("222222")).body).toMatchObject({ error: { code: 133005 } });
    for (let index = 0; index < 8; index += 1) await register("111111");
    expect((await register("111111")).body).toMatchObject({ error: { code: 133016 } });
  });

  it("keeps its profile, automation and short links within their limits", async () => {
    const profile = (values: object) =>
      wa.graph("POST", `${PHONE}/whatsapp_business_profile`, { messaging_product: "whatsapp", ...values });
    expect(
      (await profile({ about: "Bread", vertical: "RETAIL", websites: ["https://shop.example"] })).body,
    ).toEqual({ success: true });
    expect((await profile({ about: "x".repeat(140) })).body).toMatchObject({ error: { code: 131009 } });
    expect(
      (await wa.graph("GET", `${PHONE}/whatsapp_business_profile?fields=about,vertical`)).body,
    ).toMatchObject({ data: [{ about: "Bread", vertical: "RETAIL" }] });
    expect(
      (await wa.graph("POST", `${PHONE}/conversational_automation`, { prompts: ["a", "b", "c", "d", "e"] }))
        .status,
    ).toBe(400);
    const made = await wa.graph("POST", `${PHONE}/message_qrdls`, {
      prefilled_message: "Hi",
      generate_qr_image: "SVG",
    });
    const code = String(dig(made.body, "code"));
    expect((await wa.graph("DELETE", `${PHONE}/message_qrdls/${code}`)).body).toEqual({ success: true });
  });

  it("carries forms from draft to published, and people fill them in", async () => {
    const made = await wa.graph("POST", `${ACCOUNT}/flows`, {
      name: "Booking",
      categories: ["APPOINTMENT_BOOKING"],
    });
    const id = String(dig(made.body, "id"));
    expect((await wa.graph("POST", `${id}/publish`)).status).toBe(400);
    const form = new FormData();
    form.set("asset_type", "FLOW_JSON");
    form.set("file", new Blob([JSON.stringify({ version: "7.0", screens: [{ id: "FIRST" }] })]), "flow.json");
    expect((await wa.graph("POST", `${id}/assets`, form)).body).toEqual({
      success: true,
      validation_errors: [],
    });
    expect((await wa.graph("POST", `${id}/publish`)).body).toEqual({ success: true });
    await wa.arrived();
    await wa.openWindow();
    await wa.send(MARA, "interactive", {
      type: "flow",
      body: { text: "Book" },
      action: { name: "flow", parameters: { flow_id: id, flow_cta: "Book", flow_token: "t1" } },
    });
    await wa.arrived();
    await wa.control("whatsapp/form", { user: MARA, response: { day: "Monday" } });
    const [event] = (await wa.arrived()).slice(-1);
    expect(JSON.parse(String(dig(event, "value.messages.0.interactive.nfm_reply.response_json")))).toEqual({
      flow_token: "t1",
      day: "Monday",
    });
  });
});
