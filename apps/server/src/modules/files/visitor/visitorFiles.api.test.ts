// Files visitors send: private, judged by their bytes, part of the conversation, and gone when nobody names them.

import { api } from "@parley/contracts/api";
import { widgetRoutes } from "@parley/contracts/widget";
import { fakeClock } from "@parley/testkit/fakeClock";
import { expect, it } from "vitest";
import { describeServer } from "../../../testing/describeServer.ts";
import { multipart, type TestFile } from "../../../testing/multipart.ts";
import { asked, botWith, ended, flowOf } from "../../../testing/testFlow.ts";
import type { TestVisitor } from "../../../testing/testVisitor.ts";
import { removeAbandoned } from "./removeAbandoned.ts";

const clock = fakeClock(new Date());
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
const infected = Buffer.from("EICAR".repeat(20));
const scanner = {
  scan: async (file: { open(): Promise<AsyncIterable<Uint8Array>> }) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await file.open()) chunks.push(chunk);
    return Buffer.concat(chunks).includes("EICAR") ? ("infected" as const) : ("clean" as const);
  },
};

describeServer("a visitor's file", { clock, scanner }, (server) => {
  const open = async () =>
    server().openVisitor(await botWith(server(), flowOf(asked("q", "Send it, please."), ended())));
  const upload = async (visitor: TestVisitor, file: TestFile) => {
    const { headers, payload } = multipart(file);
    const response = await server().app.inject({
      method: "POST",
      url: widgetRoutes.files,
      payload,
      headers: { ...headers, authorization: `Bearer ${visitor.token}` },
    });
    return { status: response.statusCode, body: response.json<Record<string, string>>() };
  };
  const get = (url = "") => server().app.inject({ method: "GET", url });

  it("is what its bytes are, and is read by a signed link that lapses", async () => {
    const visitor = await open();
    const { status, body } = await upload(visitor, { bytes: png, name: "../me.png", type: "image/png" });
    expect([status, body]).toEqual([
      200,
      { id: body["id"], name: "me.png", type: "image/png", sizeBytes: png.length, url: body["url"] },
    ]);
    const answer = await get(body["url"]);
    expect(answer.rawPayload).toEqual(png);
    expect(answer.headers).toMatchObject({
      "content-type": "image/png",
      "content-disposition": "inline; filename*=UTF-8''me.png",
      "x-content-type-options": "nosniff",
    });
    expect(answer.headers["content-security-policy"]).toContain("sandbox");
    const [before, token = "", after] = body["url"]?.split(/(?<=files\/)([^/]+)/) ?? [];
    expect((await get(`${before}${token.slice(0, -2)}xx${after}`)).statusCode).toBe(404);
    clock.advance(2 * 60 * 60_000);
    expect((await get(body["url"])).statusCode).toBe(404);
  });

  it("that is no picture is saved and not shown", async () => {
    const { body } = await upload(await open(), { bytes: pdf, name: "cv.pdf", type: "application/pdf" });
    expect((await get(body["url"])).headers["content-disposition"]).toMatch(/^attachment/);
  });

  it.each<[string, TestFile, number, string]>([
    ["lies about its type", { bytes: pdf, type: "image/png" }, 415, "file_type_refused"],
    [
      "would run in a browser",
      { bytes: Buffer.from("<svg onload=x>"), type: "image/png" },
      415,
      "file_type_refused",
    ],
    ["is empty", { bytes: Buffer.alloc(0) }, 400, "validation_failed"],
    ["is infected", { bytes: infected, name: "a.txt", type: "text/plain" }, 415, "file_type_refused"],
    ["stands in the wrong part", { bytes: png, part: "picture" }, 400, "validation_failed"],
  ])("that %s is refused", async (_, file, status, code) => {
    expect(await upload(await open(), file)).toMatchObject({ status, body: { code } });
  });

  it("becomes a message with fresh links for everybody who reads it", async () => {
    const visitor = await open();
    const { body } = await upload(visitor, { bytes: png, name: "me.png", type: "image/png" });
    const fileIds = [body["id"] ?? ""];
    const { messages } = await visitor.send({ kind: "files", fileIds });
    expect(messages[0]?.content).toMatchObject({
      kind: "files",
      files: [{ name: "me.png", url: body["url"] }],
    });
    clock.advance(5 * 60 * 60_000);
    const params = { workspaceId: server().owner.workspaceId, conversationId: visitor.conversationId };
    const { items } = await server().request(api.listMessages, { params, query: {} });
    const content = items.find((message) => message.content.kind === "files")?.content;
    const url = content?.kind === "files" ? content.files[0]?.url : undefined;
    expect(url).not.toBe(body["url"]);
    expect((await get(url)).rawPayload).toEqual(png);
    // Another visitor cannot send it on.
    await expect((await open()).send({ kind: "files", fileIds })).rejects.toThrow("400");
  });

  it("that no message names is removed after a day", async () => {
    const visitor = await open();
    const lost = await upload(visitor, { bytes: png, type: "image/png" });
    const used = await upload(visitor, { bytes: png, type: "image/png" });
    await visitor.send({ kind: "files", fileIds: [used.body["id"] ?? ""] });
    clock.advance(25 * 60 * 60_000);
    const { db, parley } = server();
    await removeAbandoned({ db, storage: parley.storage, clock });
    const { rows } = await db.query("SELECT id FROM visitor_files WHERE id = ANY($1)", [
      [lost.body["id"], used.body["id"]],
    ]);
    expect(rows).toEqual([{ id: used.body["id"] }]);
  });

  it("is taken from a visitor only, and not without end", async () => {
    const { headers, payload } = multipart({ bytes: png, type: "image/png" });
    const refused = await server().app.inject({ method: "POST", url: widgetRoutes.files, payload, headers });
    expect(refused.statusCode).toBe(401);
    const visitor = await open();
    const statuses = new Set<number>();
    for (let count = 0; count < 41; count += 1)
      statuses.add((await upload(visitor, { bytes: png, type: "image/png" })).status);
    expect([...statuses]).toEqual([200, 429]);
  });
});
