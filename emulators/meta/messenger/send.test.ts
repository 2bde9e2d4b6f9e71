import { createServer } from "node:http";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dig } from "../../kit/dig.ts";
import { codeOf, startTestMessenger, type TestMessenger } from "./testMessenger.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
let world: TestMessenger;
beforeAll(async () => {
  world = await startTestMessenger();
});
afterAll(() => world.close());

const button = (title: string) => ({ type: "postback", title, payload: "p" });
const template = (payload: unknown) => ({ attachment: { type: "template", payload } });
const reply = (title: string) => ({ content_type: "text", title, payload: "p" });

describe("the window", () => {
  const cases: [string, number, Record<string, unknown>, string][] = [
    ["takes an answer within 24 hours", 23 * HOUR, {}, "ok"],
    ["takes an update within 24 hours", 23 * HOUR, { messaging_type: "UPDATE" }, "ok"],
    ["refuses an answer after 24 hours", 25 * HOUR, {}, "10/2018278"],
    ["refuses an update after 24 hours", 25 * HOUR, { messaging_type: "UPDATE" }, "10/2018278"],
    [
      "takes HUMAN_AGENT for seven days",
      6 * DAY,
      { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" },
      "ok",
    ],
    [
      "refuses HUMAN_AGENT after seven days",
      8 * DAY,
      { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" },
      "10/2018278",
    ],
    ["refuses a tag without its type", 0, { tag: "HUMAN_AGENT" }, "100"],
    ["refuses the type without a tag", 0, { messaging_type: "MESSAGE_TAG" }, "100"],
    ["refuses a removed tag", 0, { messaging_type: "MESSAGE_TAG", tag: "ACCOUNT_UPDATE" }, "100"],
    ["refuses an unknown type", 0, { messaging_type: "SHOUT" }, "100"],
    [
      "keeps CUSTOMER_FEEDBACK for the feedback template",
      0,
      { messaging_type: "MESSAGE_TAG", tag: "CUSTOMER_FEEDBACK" },
      "100",
    ],
  ];
  it.each(cases)("%s", async (_name, age, values, expected) => {
    const id = await world.writer();
    world.clock.advance(age);
    const answer = await world.send(id, { text: "Hi" }, values);
    expect(answer.status === 200 ? "ok" : codeOf(answer)).toBe(expected);
  });

  it("is closed for a person who never wrote, and knows no stranger", async () => {
    expect(codeOf(await world.send(await world.person(), { text: "Hi" }))).toBe("10/2018278");
    expect(codeOf(await world.send("1", { text: "Hi" }))).toBe("100/2018001");
  });

  it("lets only approved utility templates through at any time", async () => {
    const id = await world.writer();
    world.clock.advance(30 * DAY);
    const components = [{ type: "BODY", text: "Your order is on its way." }];
    const made = await world.graph("POST", "me/message_templates", {
      name: "shipped",
      language: "en",
      components,
    });
    expect(dig(made.body, "status")).toBe("PENDING");
    const message = { template: { name: "shipped", language: { code: "en" } } };
    expect(codeOf(await world.send(id, message, { messaging_type: "UTILITY" }))).toBe("100");
    await world.control("messenger/template-review", { name: "shipped" });
    expect((await world.send(id, message, { messaging_type: "UTILITY" })).status).toBe(200);
    expect(codeOf(await world.send(id, { text: "x" }, { messaging_type: "UTILITY" }))).toBe("100");
  });
});

describe("what a message may be", () => {
  const elements = (count: number) =>
    Array.from({ length: count }, () => ({ title: "T", subtitle: "S", buttons: [button("B")] }));
  const refused: [string, unknown, string][] = [
    ["an empty text", { text: " " }, "100/2018034"],
    ["nothing", {}, "100/2018034"],
    ["2,001 characters", { text: "x".repeat(2001) }, "100"],
    ["text and attachment together", { text: "x", ...template({ template_type: "button" }) }, "100"],
    ["14 quick replies", { text: "x", quick_replies: Array.from({ length: 14 }, () => reply("a")) }, "100"],
    ["a quick reply of 21 characters", { text: "x", quick_replies: [reply("a".repeat(21))] }, "100"],
    ["11 elements", template({ template_type: "generic", elements: elements(11) }), "100"],
    [
      "four buttons",
      template({ template_type: "button", text: "x", buttons: ["1", "2", "3", "4"].map(button) }),
      "100",
    ],
    [
      "a button text of 641 characters",
      template({ template_type: "button", text: "x".repeat(641), buttons: [button("1")] }),
      "100",
    ],
    [
      "a title of 81 characters",
      template({ template_type: "generic", elements: [{ title: "x".repeat(81) }] }),
      "100",
    ],
    [
      "a media template with two elements",
      template({ template_type: "media", elements: [{}, {}] }),
      "100/2018173",
    ],
    ["an unknown template", template({ template_type: "poster" }), "100"],
    ["metadata of 1,001 characters", { text: "x", metadata: "m".repeat(1001) }, "100"],
  ];
  it.each(refused)("refuses %s", async (_name, message, expected) => {
    expect(codeOf(await world.send(await world.writer(), message))).toBe(expected);
  });

  it("takes everything at its limit", async () => {
    const id = await world.writer();
    const messages = [
      { text: "x".repeat(2000), quick_replies: Array.from({ length: 13 }, () => reply("a".repeat(20))) },
      template({ template_type: "generic", elements: elements(10) }),
      template({ template_type: "button", text: "x".repeat(640), buttons: ["1", "2", "3"].map(button) }),
    ];
    for (const message of messages) expect((await world.send(id, message)).status).toBe(200);
  });
});

describe("an accepted message", () => {
  it("comes back as an echo with its metadata, and is delivered and read up to a watermark", async () => {
    const id = await world.writer();
    const { body } = await world.send(id, { text: "Grüße 👋 a/b", metadata: "job:42" });
    const mid = dig(body, "message_id");
    expect(body).toEqual({ recipient_id: id, message_id: mid });
    expect(await world.events()).toMatchObject([
      {
        sender: { id: world.pageId },
        recipient: { id },
        message: { mid, is_echo: true, text: "Grüße 👋 a/b", metadata: "job:42" },
      },
      { sender: { id }, delivery: { mids: [mid], watermark: world.clock.now() } },
    ]);
    expect(world.receiver.raw.at(-2)).toContain(String.raw`Gr\u00fc\u00dfe \ud83d\udc4b a\/b`);
    await world.control("messenger/read", { person: id });
    expect(await world.events()).toMatchObject([{ read: { watermark: world.clock.now() } }]);
  });

  it("is refused for people who cannot be reached, each with its code", async () => {
    const blocker = await world.writer();
    await world.control("messenger/block", { person: blocker });
    expect(codeOf(await world.send(blocker, { text: "x" }))).toBe("200/1545041");
    await world.control("messenger/switches", { blockedCode: 551 });
    expect(codeOf(await world.send(blocker, { text: "x" }))).toBe("551/1545041");
    const gone = await world.writer();
    await world.control("messenger/person", { id: gone, isUnreachable: true });
    expect(codeOf(await world.send(gone, { text: "x" }))).toBe("10/2018108");
    const id = await world.writer();
    for (const [key, code] of [
      ["isRestricted", "10/1893063"],
      ["isPolicyBlocked", "368"],
      ["isInDevelopment", "200/2018028"],
    ] as const) {
      await world.control("messenger/switches", { [key]: true });
      expect(codeOf(await world.send(id, { text: "x" }))).toBe(code);
      await world.control("messenger/switches", { [key]: false });
    }
  });

  it("is one of ten audio or video files in a second, and not of eleven", async () => {
    const id = await world.writer();
    world.clock.advance(5_000);
    const upload = new FormData();
    upload.set("message", JSON.stringify({ attachment: { type: "audio", payload: {} } }));
    upload.set(
      "filedata",
      new Blob([new Uint8Array(Buffer.from("ID3 sound"))], { type: "audio/mpeg" }),
      "a.mp3",
    );
    const stored = await world.graph("POST", "me/message_attachments", upload);
    const payload = { attachment_id: dig(stored.body, "attachment_id") };
    const codes = [];
    for (let index = 0; index < 11; index += 1) {
      codes.push(codeOf(await world.send(id, { attachment: { type: "audio", payload } })));
    }
    expect(codes.at(9)).toBe("undefined");
    expect(codes.at(10)).toBe("613");
  });
});

describe("files", () => {
  async function serve(contentType: string, bytes: Buffer, status = 200) {
    const server = createServer((_request, response) => {
      response.writeHead(status, { "content-type": contentType }).end(bytes);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return { url: `http://127.0.0.1:${address.port}/picture.png`, close: () => server.close() };
  }

  it("fetches a linked picture, keeps it when asked to, and lets only this Page use it again, for 90 days", async () => {
    const id = await world.writer();
    const host = await serve("image/png", PNG);
    const first = await world.send(id, {
      attachment: { type: "image", payload: { url: host.url, is_reusable: true } },
    });
    host.close();
    const again = {
      attachment: { type: "image", payload: { attachment_id: dig(first.body, "attachment_id") } },
    };
    expect((await world.send(id, again)).status).toBe(200);
    const [echo] = await world.events();
    const link = String(dig(echo, "message.attachments.0.payload.url"));
    expect(Buffer.from(await (await fetch(link)).arrayBuffer()).equals(PNG)).toBe(true);
    world.clock.advance(3 * DAY);
    expect((await fetch(link)).status).toBe(403);
    const other = await world.person("instagram");
    await world.control("instagram/message", { person: other, text: "Hi" });
    expect(codeOf(await world.send(other, again))).toBe("100/2018074");
    world.clock.advance(91 * DAY);
    await world.control("messenger/message", { person: id, text: "Again" });
    expect(codeOf(await world.send(id, again))).toBe("100/2018074");
  });

  it("tells a file that cannot be had, one that lies, and one that is too large apart", async () => {
    const id = await world.writer();
    const cases: [string, Buffer, number, string][] = [
      ["image/png", PNG, 404, "100/2018008"],
      ["application/pdf", PNG, 200, "100/2018047"],
      ["image/png", Buffer.from("%PDF-1.7"), 200, "100/2018047"],
      ["image/png", Buffer.concat([PNG, Buffer.alloc(8 * 1024 * 1024)]), 200, "100/2018109"],
    ];
    for (const [contentType, bytes, status, expected] of cases) {
      const host = await serve(contentType, bytes, status);
      const answer = await world.send(id, { attachment: { type: "image", payload: { url: host.url } } });
      host.close();
      expect(codeOf(answer)).toBe(expected);
    }
  });
});
