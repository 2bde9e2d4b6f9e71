import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeClock } from "@parley/testkit/fakeClock";
import { startS3Emulator, type S3Emulator } from "../../../../../emulators/s3/index.ts";
import { createEgress, type Egress } from "../egress/index.ts";
import { createS3Storage, type S3StorageOptions } from "./index.ts";
import { storageContract } from "./storage.contract.ts";

const account = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "secret/with+signs=",
  region: "eu-test-1",
  bucket: "parley-files",
};
const text = { contentType: "text/plain", maxBytes: 1_000_000 };

interface Surroundings {
  emulator: S3Emulator;
  egress: Egress;
  clock: ReturnType<typeof fakeClock>;
  temporaryDirectory: string;
  connect(options?: Partial<S3StorageOptions>): ReturnType<typeof createS3Storage>;
  close(): Promise<void>;
}

async function setUp(): Promise<Surroundings> {
  const clock = fakeClock();
  const emulator = await startS3Emulator({ ...account, now: () => clock.now() });
  const egress = createEgress({
    allowedPrivateRanges: [`127.0.0.1:${emulator.port}`],
    userAgent: "test",
    resolver: async () => ["127.0.0.1"],
  });
  const temporaryDirectory = await mkdtemp(join(tmpdir(), "parley-s3-"));
  return {
    emulator,
    egress,
    clock,
    temporaryDirectory,
    connect: (options = {}) =>
      createS3Storage({
        ...account,
        endpoint: `http://s3.test:${emulator.port}`,
        addressing: "path",
        egress,
        clock,
        temporaryDirectory,
        ...options,
      }),
    async close() {
      await egress.close();
      await emulator.close();
      await rm(temporaryDirectory, { recursive: true, force: true });
    },
  };
}

describe.each(["path", "host"] as const)("S3 storage with the bucket in the %s", (addressing) => {
  storageContract(async () => {
    const { connect, temporaryDirectory, close } = await setUp();
    return { storage: connect({ addressing }), leftOvers: () => readdir(temporaryDirectory), close };
  });
});

describe("S3 storage and its server", () => {
  let around: Surroundings;
  beforeEach(async () => {
    around = await setUp();
  });
  afterEach(async () => {
    await around.close();
  });

  const hello = () => Readable.from([Buffer.from("hello")]);

  it("puts the bucket where it was told", async () => {
    await around.connect({ addressing: "path" }).put("w/a", hello(), text);
    await around.connect({ addressing: "host" }).put("w/b", hello(), text);
    expect(around.emulator.log).toEqual(["PUT /parley-files/w/a", "PUT /w/b"]);
    expect([...around.emulator.objects.keys()]).toEqual(["w/a", "w/b"]);
    expect(around.emulator.objects.get("w/a")).toMatchObject({
      contentType: "text/plain",
      body: Buffer.from("hello"),
    });
  });

  it.each([
    ["secretAccessKey", "wrong", "SignatureDoesNotMatch"],
    ["accessKeyId", "wrong", "InvalidAccessKeyId"],
    ["region", "us-east-1", "AuthorizationHeaderMalformed"],
    ["bucket", "another-bucket", "NoSuchBucket"],
  ])("says what the server refuses when the %s is wrong", async (field, value, reason) => {
    const storage = around.connect({ [field]: value });
    await expect(storage.put("a", hello(), text)).rejects.toMatchObject({
      code: "storage_unavailable",
      data: { reason },
    });
    await expect(storage.get("a")).rejects.toMatchObject({ code: "storage_unavailable", data: { reason } });
    await expect(storage.list()).rejects.toMatchObject({ code: "storage_unavailable", data: { reason } });
    expect(await readdir(around.temporaryDirectory)).toEqual([]);
  });

  it("is refused when its clock is wrong", async () => {
    const slow = { now: () => new Date(around.clock.now().getTime() - 3_600_000) };
    await expect(around.connect({ clock: slow }).list()).rejects.toMatchObject({
      data: { reason: "RequestTimeTooSkewed" },
    });
  });

  it("repeats after a hiccup and sends the same bytes again", async () => {
    const storage = around.connect();
    around.emulator.next({ status: 503, code: "SlowDown" });
    around.emulator.next({ status: 502 });
    await storage.put("a", hello(), text);
    expect(around.emulator.log).toHaveLength(3);
    expect(around.emulator.objects.get("a")?.body.toString()).toBe("hello");
  });

  it("gives up after three attempts", async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) around.emulator.next({ status: 503, code: "SlowDown" });
    await expect(around.connect().exists("a")).rejects.toMatchObject({ code: "storage_unavailable" });
    expect(around.emulator.log).toHaveLength(3);
  });

  it.each([
    [507, "XMinioStorageFull"],
    [400, "QuotaExceeded"],
    [507, undefined],
  ])("says that the storage is full after %i %s", async (status, code) => {
    around.emulator.next({ status, ...(code && { code }) });
    await expect(around.connect().put("a", hello(), text)).rejects.toMatchObject({ code: "storage_full" });
    expect(await readdir(around.temporaryDirectory)).toEqual([]);
    expect(around.emulator.objects.size).toBe(0);
  });

  it("says that the storage cannot be reached", async () => {
    const storage = around.connect();
    await around.emulator.close();
    await expect(storage.get("a")).rejects.toMatchObject({ code: "storage_unavailable" });
    await expect(storage.put("a", hello(), text)).rejects.toMatchObject({ code: "storage_unavailable" });
    expect(await readdir(around.temporaryDirectory)).toEqual([]);
  });

  it("sends nothing before the whole file is here and within its limit", async () => {
    const over = around.connect().put("a", hello(), { ...text, maxBytes: 4 });
    await expect(over).rejects.toMatchObject({ code: "payload_too_large" });
    expect(around.emulator.log).toEqual([]);
  });

  it("does not show what others keep in the bucket, and pages past it", async () => {
    const storage = around.connect();
    await storage.put("a", hello(), text);
    const foreign = around.emulator.objects as Map<string, unknown>;
    for (const key of ["B/Ü & <x> + y.txt", "B/2", "B/3"])
      foreign.set(key, { body: Buffer.from("x"), etag: '"e"', modified: new Date(0) });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await storage.list({ limit: 1, ...(after !== undefined && { after }) });
      seen.push(...page.files.map(({ key }) => key));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(["a"]);
    expect(around.emulator.log).toHaveLength(5);
  });

  it("is not led elsewhere by a redirect", async () => {
    around.emulator.next({ status: 307, code: "TemporaryRedirect" });
    await expect(around.connect().get("a")).rejects.toMatchObject({ data: { reason: "TemporaryRedirect" } });
  });

  it("reads while the file still arrives", async () => {
    const storage = around.connect();
    const bytes = Buffer.alloc(900_000, "x");
    await storage.put("a", Readable.from([bytes]), text);
    const file = await storage.get("a");
    expect(file && (await buffer(file.stream)).equals(bytes)).toBe(true);
  });
});
