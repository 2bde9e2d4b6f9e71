import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { file as fileSchema, type UploadedFile } from "@parley/contracts/api/files";
import { AppError, type ProblemDetails } from "@parley/contracts/errors";
import { limits } from "@parley/contracts/limits";
import { describeOnDatabases } from "@parley/testkit/databases";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { openStorage, type Storage } from "../../platform/storage/index.ts";
import { systemClock } from "../../platform/clock.ts";
import { multipart, type TestFile } from "../../testing/multipart.ts";
import { startTestServer, type Caller, type TestServer } from "../../testing/startTestServer.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const mp4 = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from("ftypisom\x00\x00\x02\x00isomiso2", "latin1"),
  randomBytes(200_000),
]);
const pdf = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

describeOnDatabases("uploaded files", (database) => {
  let server: TestServer;
  let storage: Storage;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), "parley-files-"));
    storage = await openStorage({ storageUrl: undefined, dataDir, clock: systemClock, userAgent: "test" });
    server = await startTestServer({ database: database(), storage });
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(async () => {
    await server.close();
    await rm(dataDir, { recursive: true });
  });

  function send(given: TestFile, caller: Caller = server.owner) {
    return server.app.inject({
      method: "POST",
      url: `/api/v1/workspaces/${server.owner.workspaceId}/files`,
      ...multipart(given),
      headers: {
        ...multipart(given).headers,
        ...(caller.token && { authorization: `Bearer ${caller.token}` }),
        ...(caller.cookie && { cookie: caller.cookie }),
      },
    });
  }
  async function upload(given: TestFile): Promise<UploadedFile> {
    const response = await send(given);
    if (response.statusCode !== 200) throw new Error(`The upload was refused: ${response.body}`);
    return fileSchema.parse(response.json());
  }
  async function refusal(given: TestFile, caller?: Caller): Promise<ProblemDetails> {
    return (await send(given, caller)).json<ProblemDetails>();
  }
  const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ url, headers });
  const stored = async () => (await storage.list()).files.length;
  async function rows(): Promise<number> {
    return (await server.db.query("SELECT FROM files")).rowCount ?? 0;
  }

  it("needs authentication, the right to change bots, and this workspace", async () => {
    const given = { bytes: png, type: "image/png" };
    expect(await refusal(given, {})).toMatchObject({ status: 401, code: "not_authenticated" });
    expect(await refusal(given, await server.addColleague("agent"))).toMatchObject({ code: "forbidden" });
    expect(await refusal(given, await server.signUp())).toMatchObject({ status: 404, code: "not_found" });
    expect(await stored()).toBe(0);
  });

  it("gives a picture a public address that shows it, for ever the same and never as a page", async () => {
    const uploaded = await upload({ bytes: png, name: "Unser Büro – Köln.PNG", type: "image/png" });
    expect(uploaded).toMatchObject({
      name: "Unser Büro – Köln.PNG",
      type: "image/png",
      sizeBytes: png.length,
    });
    expect(uploaded.url).toMatch(
      new RegExp(`^/files/${server.owner.workspaceId}/[0-9a-f]{32}/Unser-Buro-Koln\\.png$`),
    );
    const shown = await get(uploaded.url);
    expect(shown.statusCode).toBe(200);
    expect(shown.rawPayload.equals(png)).toBe(true);
    expect(shown.headers).toMatchObject({
      "content-type": "image/png",
      "content-length": String(png.length),
      "content-disposition": `inline; filename*=UTF-8''Unser%20B%C3%BCro%20%E2%80%93%20K%C3%B6ln.PNG`,
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
      "cross-origin-resource-policy": "cross-origin",
    });
    expect(shown.headers["content-security-policy"]).toMatch(/default-src 'none'.*sandbox$/);
    const again = await get(uploaded.url, { "if-none-match": String(shown.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
    const head = await server.app.inject({ method: "HEAD", url: uploaded.url });
    expect([head.headers["content-length"], head.body]).toEqual([String(png.length), ""]);
  });

  it("saves a document in place of showing it", async () => {
    const { url, type } = await upload({ bytes: pdf, name: "prices.pdf", type: "application/pdf" });
    expect(type).toBe("application/pdf");
    expect((await get(url)).headers["content-disposition"]).toBe("attachment; filename*=UTF-8''prices.pdf");
  });

  it.each([
    [
      "welcome.mp3",
      "audio/mpeg",
      Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(2_000)]),
    ],
    [
      "welcome.m4a",
      "audio/mp4",
      Buffer.concat([Buffer.from("\0\0\0\x18ftypM4A \0\0\0\0M4A isom", "latin1")]),
    ],
    ["welcome.wav", "audio/wav", Buffer.concat([Buffer.from("RIFF\x24\0\0\0WAVEfmt ", "latin1")])],
  ])("plays the sound %s", async (name, type, bytes) => {
    const uploaded = await upload({ bytes, name, type });
    expect(uploaded).toMatchObject({ type, url: expect.stringMatching(new RegExp(`/${name}$`)) });
    const { headers } = await get(uploaded.url);
    expect(headers).toMatchObject({ "content-type": type, "accept-ranges": "bytes" });
    expect(headers["content-disposition"]).toMatch(/^inline/);
  });

  it("gives a player the part of a video it asks for", async () => {
    const { url } = await upload({ bytes: mp4, name: "tour.mp4", type: "video/mp4" });
    const part = await get(url, { range: "bytes=1000-1999" });
    expect(part.statusCode).toBe(206);
    expect(part.headers).toMatchObject({
      "content-range": `bytes 1000-1999/${mp4.length}`,
      "content-length": "1000",
      "accept-ranges": "bytes",
    });
    expect(part.rawPayload.equals(mp4.subarray(1000, 2000))).toBe(true);
    const beyond = await get(url, { range: `bytes=${mp4.length}-` });
    expect([beyond.statusCode, beyond.headers["content-range"]]).toEqual([416, `bytes */${mp4.length}`]);
  });

  it("tells the type by the bytes, whatever name and declaration say", async () => {
    expect(await upload({ bytes: png, name: "run.exe", type: "application/octet-stream" })).toMatchObject({
      type: "image/png",
      url: expect.stringMatching(/\/run\.png$/),
    });
  });

  it.each([
    ["a page dressed as a picture", Buffer.from("<html><script>alert(1)</script>"), "image/png"],
    [
      "a drawing that can run code",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      "image/svg+xml",
    ],
    ["text", Buffer.from("hello"), "text/plain"],
    ["bytes nobody knows", randomBytes(500), "image/png"],
    ["a document declared as a picture", pdf, "image/png"],
  ])("refuses %s", async (_, bytes, type) => {
    const before = [await stored(), await rows()];
    expect(await refusal({ bytes, type })).toMatchObject({ status: 415, code: "file_type_refused" });
    expect([await stored(), await rows()]).toEqual(before);
  });

  it("refuses nothing, the wrong part, and what is no form at all", async () => {
    expect(await refusal({ bytes: Buffer.alloc(0) })).toMatchObject({ code: "validation_failed" });
    expect(await refusal({ bytes: png, part: "picture" })).toMatchObject({
      fields: [{ path: "file", message: "There is no part named `file`." }],
    });
    const json = await server.app.inject({
      method: "POST",
      url: `/api/v1/workspaces/${server.owner.workspaceId}/files`,
      headers: { authorization: `Bearer ${server.owner.token}` },
      payload: {},
    });
    expect(json.json()).toMatchObject({ status: 415, code: "unsupported_media_type" });
  });

  it("accepts the greatest size, and leaves nothing of one byte more", async () => {
    const greatest = Buffer.concat([mp4, Buffer.alloc(limits.uploadBytes - mp4.length)]);
    expect(await upload({ bytes: greatest, type: "video/mp4" })).toMatchObject({
      sizeBytes: limits.uploadBytes,
    });
    const before = [await stored(), await rows()];
    expect(
      await refusal({ bytes: Buffer.concat([greatest, Buffer.from([1])]), type: "video/mp4" }),
    ).toMatchObject({
      status: 413,
      code: "payload_too_large",
      data: { maximum: limits.uploadBytes },
    });
    const announced = await refusal({ bytes: Buffer.concat([greatest, greatest]), type: "video/mp4" });
    expect(announced).toMatchObject({ status: 413, code: "payload_too_large" });
    expect([await stored(), await rows()]).toEqual(before);
  });

  it("leaves no row when the disk is full, and no file when the row cannot be written", async () => {
    const before = [await stored(), await rows()];
    vi.spyOn(storage, "put").mockRejectedValueOnce(new AppError("storage_full"));
    expect(await refusal({ bytes: png, type: "image/png" })).toMatchObject({
      status: 507,
      code: "storage_full",
    });
    vi.spyOn(server.db, "inWorkspace").mockRejectedValueOnce(new AppError("database_unavailable"));
    expect(await refusal({ bytes: png, type: "image/png" })).toMatchObject({ status: 503 });
    expect([await stored(), await rows()]).toEqual(before);
  });

  it("knows no address that was guessed or changed", async () => {
    const { url } = await upload({ bytes: png, name: "a.png", type: "image/png" });
    const stranger = await server.signUp();
    for (const wrong of [
      url.replace("a.png", "invoice.exe"),
      url.replace(/[0-9a-f]{32}/, "0".repeat(32)),
      url.replace(server.owner.workspaceId, stranger.workspaceId),
      url.replace(/[0-9a-f]{32}/, "..%2f..%2fsecret"),
    ])
      expect((await get(wrong)).statusCode).toBe(404);
  });

  it("keeps nothing of an upload whose sender goes away in the middle", async () => {
    const before = [await stored(), await rows()];
    const { port } = new URL(await server.app.listen({ port: 0, host: "127.0.0.1" }));
    const body = multipart({ bytes: mp4, type: "video/mp4" }).payload;
    const put = vi.spyOn(storage, "put");
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(
      `POST /api/v1/workspaces/${server.owner.workspaceId}/files HTTP/1.1\r\nhost: localhost\r\n` +
        `authorization: Bearer ${server.owner.token}\r\ncontent-length: ${body.length}\r\n` +
        `content-type: multipart/form-data; boundary=----parley-test-boundary\r\n\r\n`,
    );
    socket.write(body.subarray(0, 150_000));
    await vi.waitFor(() => expect(put).toHaveBeenCalled(), 10_000);
    socket.destroy();
    await vi.waitFor(async () => expect(put.mock.settledResults[0]?.type).toBe("rejected"), 10_000);
    expect([await stored(), await rows()]).toEqual(before);
    expect(await readdir(path.join(dataDir, "files", ".incomplete"))).toEqual([]);
  });
});
