import { createServer } from "node:http";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isRecord } from "../kit/readParameters.ts";
import { sampleFile } from "./media/sampleFile.ts";
import { openTelegram, type ApiAnswer, type TestTelegram } from "./testing.ts";

let test: TestTelegram;
beforeEach(async () => {
  test = await openTelegram();
});
afterEach(() => test.close());

const picture = new Uint8Array(sampleFile("photo").bytes);
const file = (bytes: Uint8Array<ArrayBuffer>, name: string, type = "") => new File([bytes], name, { type });
const refused = (text: string) => ({ ok: false, error_code: 400, description: `Bad Request: ${text}` });

function sizes({ body: { result } }: ApiAnswer): { file_id: string; width: number }[] {
  return isRecord(result) && Array.isArray(result["photo"]) ? result["photo"] : [];
}

const sendPhoto = (more: Record<string, string> = {}) =>
  test.upload("sendPhoto", { chat_id: String(test.userId), photo: file(picture, "a.png"), ...more });

/** The head of a picture that claims a size. */
function pictureOf(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(picture);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Uint8Array(bytes);
}

describe("photos", () => {
  it("come in several sizes, the largest last, and go again by their id", async () => {
    const answer = await sendPhoto({ caption: "*A*", parse_mode: "Markdown" });
    expect(answer.body).toMatchObject({ result: { caption: "A", caption_entities: [{ type: "bold" }] } });
    expect(sizes(answer).map(({ width }) => width)).toEqual([90, 320]);
    const again = await test.call("sendPhoto", {
      chat_id: test.userId,
      photo: sizes(answer).at(-1)?.file_id,
    });
    expect(again.status).toBe(200);
  });

  it.each([
    [pictureOf(9_000, 1_001), "PHOTO_INVALID_DIMENSIONS"],
    [pictureOf(2_100, 100), "PHOTO_INVALID_DIMENSIONS"],
    [new Uint8Array(Buffer.from("no picture at all")), "IMAGE_PROCESS_FAILED"],
    [new Uint8Array(), "file must be non-empty"],
  ])("are refused when they are odd (%#)", async (bytes, text) => {
    const answer = await test.upload("sendPhoto", {
      chat_id: String(test.userId),
      photo: file(bytes, "a.png"),
    });
    expect(answer.body).toEqual(refused(text));
  });

  it("have 10 MB at most", async () => {
    const large = new Uint8Array(10 * 1024 * 1024 + 1);
    large.set(picture);
    const answer = await test.upload("sendPhoto", {
      chat_id: String(test.userId),
      photo: file(large, "a.png"),
    });
    expect(answer.body["description"]).toMatch(/is too big for a photo/);
  });

  it("have captions of 1024 units", async () => {
    expect((await sendPhoto({ caption: "👍".repeat(512) })).status).toBe(200);
    expect((await sendPhoto({ caption: `${"👍".repeat(512)}a` })).body).toEqual(
      refused("message caption is too long"),
    );
  });
});

describe("files", () => {
  it("are sent as what they are", async () => {
    const chat_id = String(test.userId);
    const voice = new Uint8Array(sampleFile("voice").bytes);
    const text = new Uint8Array(Buffer.from("RIFF...."));
    const kinds = [
      await test.upload("sendVoice", { chat_id, voice: file(voice, "a.ogg") }),
      await test.upload("sendVoice", { chat_id, voice: file(text, "a.wav") }),
      await test.upload("sendDocument", { chat_id, document: file(text, "a.pdf", "application/pdf") }),
    ];
    expect(kinds.map(({ body }) => body["result"])).toMatchObject([
      { voice: { mime_type: "audio/ogg" } },
      { document: { file_name: "a.wav" } },
      { document: { file_name: "a.pdf", mime_type: "application/pdf", file_size: 8 } },
    ]);
  });

  it("are wanted", async () => {
    expect((await test.call("sendPhoto", { chat_id: test.userId })).body).toEqual(
      refused("there is no photo in the request"),
    );
    expect((await test.call("sendPhoto", { chat_id: test.userId, photo: "nonsense" })).body).toEqual(
      refused("wrong file identifier/HTTP URL specified"),
    );
  });

  it("have 50 MB at most", async () => {
    const large = new Uint8Array(50 * 1024 * 1024 + 1);
    const answer = await test.upload("sendDocument", {
      chat_id: String(test.userId),
      document: file(large, "a.bin"),
    });
    expect(answer.body).toEqual({ ok: false, error_code: 413, description: "Request Entity Too Large" });
  });

  it("are fetched from addresses", async () => {
    const server = createServer((request, response) => {
      const isPicture = request.url === "/a.png";
      response.writeHead(request.url === "/missing" ? 404 : 200, {
        "content-type": isPicture ? "image/png" : "text/html",
      });
      response.end(isPicture ? picture : "<p>page</p>");
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
    const send = (photo: string) => test.call("sendPhoto", { chat_id: test.userId, photo });
    expect((await send(`${origin}/a.png`)).status).toBe(200);
    expect((await send(`${origin}/page`)).body).toEqual(refused("wrong type of the web page content"));
    expect((await send(`${origin}/missing`)).body).toEqual(refused("failed to get HTTP URL content"));
    expect((await send("http://")).body).toEqual(refused("wrong HTTP URL specified"));
    server.close();
  });

  it("are downloaded for an hour through the path of getFile", async () => {
    const id = sizes(await sendPhoto()).at(-1)?.file_id;
    const { body } = await test.call("getFile", { file_id: id });
    expect(body).toMatchObject({
      result: { file_id: id, file_size: picture.length, file_path: "photos/file_1.png" },
    });
    const download = () => fetch(`${test.telegram.url}/file/bot${test.bot.token}/photos/file_1.png`);
    expect(new Uint8Array(await (await download()).arrayBuffer())).toEqual(picture);
    test.telegram.clock.advance(3_600_000);
    expect((await download()).status).toBe(404);
  });

  it("are not downloaded above 20 MB, nor by another bot, nor by a wrong id", async () => {
    await test.control("sendMedia", {
      user: test.userId,
      kind: "document",
      claimedSize: 20 * 1024 * 1024 + 1,
    });
    const [update] = test.updates();
    const message = update?.["message"];
    const document = isRecord(message) ? message["document"] : undefined;
    const id = isRecord(document) ? document["file_id"] : "";
    expect((await test.call("getFile", { file_id: id })).body).toEqual(refused("file is too big"));
    expect((await test.call("getFile", { file_id: "x" })).body).toEqual(refused("invalid file_id"));
    const other = test.telegram.addBot();
    const answer = await fetch(`${test.telegram.url}/bot${other.token}/getFile?file_id=${String(id)}`);
    expect(await answer.json()).toEqual(refused("wrong file_id or the file is temporarily unavailable"));
  });
});

describe("albums", () => {
  const album = (media: unknown[], files: Record<string, Blob> = {}) =>
    test.upload("sendMediaGroup", { chat_id: String(test.userId), media: JSON.stringify(media), ...files });

  it("are several messages of one group", async () => {
    const answer = await album(
      [
        { type: "photo", media: "attach://one", caption: "First" },
        { type: "photo", media: "attach://two" },
      ],
      { one: file(picture, "1.png"), two: file(picture, "2.png") },
    );
    const messages = answer.body["result"];
    if (!Array.isArray(messages)) throw new Error("no album");
    expect(messages).toHaveLength(2);
    expect(messages[0]).toMatchObject({ caption: "First", media_group_id: messages[1].media_group_id });
  });

  it("have 2 to 10 items, and documents keep to themselves", async () => {
    const text = refused("number of media must be between 2 and 10");
    expect((await album([{ type: "photo", media: "x" }])).body).toEqual(text);
    expect((await album(Array.from({ length: 11 }, () => ({ type: "photo", media: "x" })))).body).toEqual(
      text,
    );
    expect(
      (
        await album([
          { type: "photo", media: "x" },
          { type: "document", media: "y" },
        ])
      ).body,
    ).toEqual(refused("document can't be mixed with other media types"));
  });
});

it("changes the medium of a message", async () => {
  const { body } = await sendPhoto({ caption: "Old" });
  const result = body["result"];
  const answer = await test.upload("editMessageMedia", {
    chat_id: String(test.userId),
    message_id: String(isRecord(result) ? result["message_id"] : 0),
    media: JSON.stringify({ type: "document", media: "attach://new", caption: "New" }),
    new: file(new Uint8Array(Buffer.from("text")), "n.txt", "text/plain"),
  });
  expect(answer.body).toMatchObject({ result: { document: { file_name: "n.txt" }, caption: "New" } });
  expect(answer.body["result"]).not.toHaveProperty("photo");
});

it("gives profile photos of people who wrote to the bot", async () => {
  await test.control("setProfilePhoto", { user: test.userId });
  expect((await test.call("getUserProfilePhotos", { user_id: test.userId })).body).toMatchObject({
    result: { total_count: 1, photos: [[{ width: 90 }, { width: 320 }]] },
  });
});
