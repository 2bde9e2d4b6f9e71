import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dig } from "../../kit/dig.ts";
import { MARA, startTestWhatsapp, type TestWhatsapp } from "./testWhatsapp.ts";

let wa: TestWhatsapp;
beforeAll(async () => {
  wa = await startTestWhatsapp();
});
afterAll(() => wa.close());

const long = (length: number) => "x".repeat(length);

describe("the limits of a message", () => {
  const buttons = (count: number, title = "Yes") => ({
    type: "button",
    body: { text: "Well?" },
    action: {
      buttons: Array.from({ length: count }, (_, index) => ({
        type: "reply",
        reply: { id: `b${index}`, title: `${title}${index}` },
      })),
    },
  });
  const list = (rows: number, changes: Record<string, unknown> = {}) => ({
    type: "list",
    body: { text: "Pick" },
    action: {
      button: "Options",
      sections: [
        {
          title: "All",
          rows: Array.from({ length: rows }, (_, index) => ({ id: `r${index}`, title: `Row ${index}` })),
        },
      ],
    },
    ...changes,
  });
  const link = (text: string, url = "https://shop.example") => ({
    type: "cta_url",
    body: { text: "See" },
    action: { name: "cta_url", parameters: { display_text: text, url } },
  });
  const card = (index: number, kind = "image") => ({
    card_index: index,
    type: "cta_url",
    header: { type: kind, [kind]: { link: "http://127.0.0.1:1/x.jpg" } },
    action: { name: "cta_url", parameters: { display_text: "Buy", url: "https://shop.example" } },
  });
  const carousel = (cards: unknown[]) => ({ type: "carousel", body: { text: "Offers" }, action: { cards } });

  beforeAll(async () => {
    wa.clock.advance(3_600_000);
    await wa.openWindow();
  });

  it.each([
    ["an empty text", "text", { body: "" }, 131008],
    ["a text of 4097", "text", { body: long(4097) }, 100],
    ["an unknown kind", "poll", {}, 100],
    ["media without id or link", "image", {}, 131008],
    ["media of an unknown id", "image", { id: "123" }, 100],
    ["a caption of 1025", "video", { link: "http://127.0.0.1:1/x.mp4", caption: long(1025) }, 100],
    ["a caption under a sound", "audio", { link: "http://127.0.0.1:1/x.ogg", caption: "no" }, 100],
    ["a latitude of 91", "location", { latitude: "91", longitude: "0" }, 131009],
    ["a contact with one name only", "contacts", [{ name: { formatted_name: "Tom" } }], 131008],
    ["four buttons", "interactive", buttons(4), 131009],
    ["a button title of 21", "interactive", buttons(1, long(20)), 131009],
    ["a bold button title", "interactive", buttons(1, "*Yes* "), 131009],
    ["eleven rows", "interactive", list(11), 131009],
    [
      "a picture above a list",
      "interactive",
      list(2, { header: { type: "image", image: { id: "1" } } }),
      100,
    ],
    ["a footer of 61", "interactive", list(2, { footer: { text: long(61) } }), 131009],
    ["a link text of 21", "interactive", link(long(21)), 131009],
    ["a link that is none", "interactive", link("Open", "shop"), 131009],
    [
      "a request for a place with a footer",
      "interactive",
      {
        type: "location_request_message",
        body: { text: "Where?" },
        footer: { text: "x" },
        action: { name: "send_location" },
      },
      100,
    ],
    ["a carousel of one card", "interactive", carousel([card(0)]), 131009],
    ["a carousel of different cards", "interactive", carousel([card(0), card(1, "video")]), 131009],
    [
      "a form that is not there",
      "interactive",
      {
        type: "flow",
        body: { text: "Book" },
        action: { name: "flow", parameters: { flow_id: "1", flow_cta: "Book" } },
      },
      100,
    ],
  ])("refuse %s", async (_, type, content, code) => {
    const answer = await wa.send(MARA, type, content);
    expect(answer).toMatchObject({ status: 400, body: { error: { code } } });
    expect(dig(answer.body, "error.error_data.details")).toEqual(expect.any(String));
  });

  it.each([
    ["a text of 4096", "text", { body: long(4096) }],
    ["three buttons", "interactive", buttons(3)],
    ["ten rows", "interactive", list(10)],
    ["a link", "interactive", link("Open")],
    ["a place in text", "location", { latitude: "52.5", longitude: "13.4" }],
  ])("let %s through", async (_, type, content) => {
    expect((await wa.send(MARA, type, content)).body).toMatchObject({
      messages: [{ id: expect.any(String) }],
    });
    expect(await wa.statuses()).toEqual(["sent", "delivered"]);
  });

  it("let a person press what was offered", async () => {
    await wa.send(MARA, "interactive", buttons(2));
    await wa.statuses();
    await wa.control("whatsapp/press", { user: MARA, choice: "b1" });
    expect((await wa.arrived()).at(-1)).toMatchObject({
      value: {
        messages: [
          {
            type: "interactive",
            interactive: { type: "button_reply", button_reply: { id: "b1", title: "Yes1" } },
            context: { id: expect.stringMatching(/^wamid/) },
          },
        ],
      },
    });
    await wa.send(MARA, "interactive", list(2));
    await wa.statuses();
    await wa.control("whatsapp/press", { user: MARA, choice: "Row 1" });
    expect((await wa.arrived()).at(-1)).toMatchObject({
      value: { messages: [{ interactive: { list_reply: { id: "r1" } } }] },
    });
    await expect(wa.control("whatsapp/press", { user: MARA, choice: "none" })).rejects.toThrow(
      "The message offers r0, r1.",
    );
  });
});

describe("media of a business", () => {
  const upload = (type: string, bytes: string) => {
    const form = new FormData();
    form.set("messaging_product", "whatsapp");
    form.set("type", type);
    form.set("file", new Blob([bytes], { type }), "file.bin");
    return wa.graph("POST", wa.phone("media"), form);
  };
  beforeAll(async () => {
    wa.clock.advance(3_600_000);
    await wa.openWindow();
  });

  it("is uploaded, looked up, sent and deleted", async () => {
    const id = String(dig((await upload("image/png", "not checked inside")).body, "id"));
    expect((await wa.graph("GET", id)).body).toMatchObject({ mime_type: "image/png", file_size: "18", id });
    expect((await wa.send(MARA, "image", { id })).status).toBe(200);
    expect(await wa.statuses()).toEqual(["sent", "delivered"]);
    await wa.send(MARA, "sticker", { id });
    expect(await wa.statuses()).toEqual(["failed 131053"]);
    expect((await wa.graph("DELETE", id)).body).toEqual({ success: true });
    expect((await wa.send(MARA, "image", { id })).body).toMatchObject({ error: { code: 100 } });
  });

  it("is refused for its type and its size", async () => {
    expect((await upload("image/bmp", "x")).body).toMatchObject({ error: { code: 100 } });
    expect((await upload("image/webp", long(501 * 1024))).body).toMatchObject({ error: { code: 100 } });
  });

  it("fails with 131053 when its link cannot be fetched", async () => {
    await wa.send(MARA, "image", { link: "http://127.0.0.1:1/none.png" });
    expect(await wa.statuses()).toEqual(["failed 131053"]);
  });
});
