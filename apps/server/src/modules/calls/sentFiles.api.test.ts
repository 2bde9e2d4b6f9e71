// Questions for files and signatures: what visitors upload, how it is judged, and who may see it.

import { api } from "@parley/contracts/api";
import { limits } from "@parley/contracts/limits";
import { widgetRoutes } from "@parley/contracts/widget";
import { fakeClock } from "@parley/testkit/fakeClock";
import { beforeAll, expect, it, vi } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { multipart, type TestFile } from "../../testing/multipart.ts";
import { asked, botWith, ended, flowOf, textsOf, type BlockSketch } from "../../testing/testFlow.ts";
import type { TestVisitor } from "../../testing/testVisitor.ts";

const clock = fakeClock(new Date());
const WAIT = { timeout: 15_000, interval: 50 };
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
/** Beyond what the question below takes, and within what may be uploaded at all. */
const large = Buffer.concat([png, Buffer.alloc(1_100_000)]);
const picture: TestFile = { bytes: png, name: "me.png", type: "image/png" };
const unknownId = "0".repeat(24);

const wanted: BlockSketch = {
  id: "file",
  kind: "fileUpload",
  settings: { text: "Your pictures?", types: ["image/*"], maxMegabytes: 1, several: true, maxCount: 2 },
};
const signed: BlockSketch = { id: "sign", kind: "signature", settings: { text: "Sign here." } };

describeServer("a question for files", { clock }, (server) => {
  beforeAll(() => server().parley.work());

  const open = async (block: BlockSketch) =>
    server().openVisitor(
      await botWith(server(), flowOf(block, asked("next", "Thanks. Anything else?"), ended())),
    );
  const post = async (visitor: TestVisitor, file: TestFile) => {
    const { headers, payload } = multipart(file);
    const authorization = `Bearer ${visitor.token}`;
    const request = { url: widgetRoutes.files, payload, headers: { ...headers, authorization } };
    return server().app.inject({ method: "POST", ...request });
  };
  const upload = async (visitor: TestVisitor, file = picture) => {
    const response = await post(visitor, file);
    expect(response.statusCode).toBe(200);
    return response.json<{ id: string }>().id;
  };
  const answer = (visitor: TestVisitor, ...fileIds: string[]) => visitor.send({ kind: "files", fileIds });
  const untilSaid = (visitor: TestVisitor, text: string) =>
    vi.waitFor(async () => {
      const { messages, state } = await visitor.read();
      expect([textsOf(messages).at(-1), state.input?.blockId]).toEqual([text, expect.any(String)]);
      return state;
    }, WAIT);
  const get = (url = "") => server().app.inject({ method: "GET", url });
  const teamReads = async ({ conversationId }: TestVisitor) => {
    const params = { workspaceId: server().owner.workspaceId, conversationId };
    const { items } = await server().request(api.listMessages, { params, query: {} });
    return items.flatMap(({ content }) => (content.kind === "files" ? content.files : []));
  };

  it("takes what was asked for, and shows it to the visitor and the team", async () => {
    const visitor = await open(wanted);
    const names = ["one.png", "two.png"];
    const fileIds = await Promise.all(names.map((name) => upload(visitor, { ...picture, name })));
    const { messages } = await answer(visitor, ...fileIds);
    const state = await untilSaid(visitor, "Thanks. Anything else?");
    expect(state.input).toMatchObject({ blockId: "next" });
    const content = messages.find((message) => message.content.kind === "files")?.content;
    const files = content?.kind === "files" ? content.files : [];
    expect(files.map(({ name }) => name)).toEqual(names);
    const seen = await teamReads(visitor);
    expect(seen.map(({ id }) => id)).toEqual(fileIds);
    for (const { url } of [...files, ...seen]) expect((await get(url)).rawPayload).toEqual(png);
    const [url = ""] = seen.map((file) => file.url ?? "");
    const [, token = ""] = /files\/([^/]+)/.exec(url) ?? [];
    expect((await get(url.replace(token, `${token.slice(0, -2)}xx`))).statusCode).toBe(404);
    clock.advance(2 * 60 * 60_000);
    expect((await get(url)).statusCode).toBe(404);
    expect((await get((await teamReads(visitor))[0]?.url)).statusCode).toBe(200);
  });

  it("takes no file whose name or type lies", async () => {
    const visitor = await open(wanted);
    const lie = await post(visitor, { bytes: pdf, name: "me.png", type: "image/png" });
    expect([lie.statusCode, lie.json()]).toMatchObject([415, { code: "file_type_refused" }]);
    const tooLarge = await post(visitor, {
      ...picture,
      bytes: Buffer.concat([png, Buffer.alloc(limits.visitorUploadBytes)]),
    });
    expect([tooLarge.statusCode, tooLarge.json()]).toMatchObject([413, { code: "payload_too_large" }]);
    expect((await visitor.read()).state.input).toMatchObject({ kind: "files", blockId: "file" });
  });

  it.each<[string, TestFile[], string]>([
    [
      "of another kind",
      [{ bytes: pdf, name: "cv.pdf", type: "application/pdf" }],
      "Please send a file of another kind: image.",
    ],
    [
      "of another kind under a false name",
      [{ bytes: pdf, name: "me.png", type: "application/pdf" }],
      "Please send a file of another kind: image.",
    ],
    ["that is too large", [{ ...picture, bytes: large }], "Please send a file of at most 1 MB."],
    ["beyond the number", [picture, picture, picture], "Please send at most 2 files."],
  ])("says why it refuses a file %s, and stays", async (_name, files, text) => {
    const visitor = await open(wanted);
    await answer(visitor, ...(await Promise.all(files.map((file) => upload(visitor, file)))));
    const { input } = await untilSaid(visitor, text);
    expect(input).toMatchObject({ kind: "files", blockId: "file" });
    await answer(visitor, await upload(visitor));
    await untilSaid(visitor, "Thanks. Anything else?");
  });

  it("takes no file that is unknown or another visitor's, and stays", async () => {
    const [visitor, other] = [await open(wanted), await open(wanted)];
    for (const fileId of [unknownId, await upload(other)])
      await expect(answer(visitor, fileId)).rejects.toThrow("400");
    await expect(answer(visitor, await upload(visitor), unknownId)).rejects.toThrow("400");
    const { messages, state } = await visitor.read();
    expect(textsOf(messages)).toEqual(["Your pictures?"]);
    expect(state.input).toMatchObject({ kind: "files", blockId: "file" });
    expect(await teamReads(visitor)).toEqual([]);
  });

  it("takes a signature that was drawn, and no other file in its place", async () => {
    const visitor = await open(signed);
    await answer(visitor, await upload(visitor, { bytes: pdf, name: "a.pdf", type: "application/pdf" }));
    const { input } = await untilSaid(visitor, "Please send a file of another kind: png.");
    expect(input).toMatchObject({ kind: "signature" });
    await answer(visitor, await upload(visitor), await upload(visitor));
    await untilSaid(visitor, "Please send one file only.");
    await answer(visitor, await upload(visitor, { ...picture, name: "signature.png" }));
    await untilSaid(visitor, "Thanks. Anything else?");
    expect((await teamReads(visitor)).at(-1)).toMatchObject({ name: "signature.png", type: "image/png" });
  });
});
