import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startS3Emulator } from "../../../../../emulators/s3/index.ts";
import { systemClock } from "../clock.ts";
import { openStorage, parseStorageUrl, StorageSettingError } from "./index.ts";

const surroundings = { clock: systemClock, userAgent: "test" };
const text = { contentType: "text/plain", maxBytes: 100 };
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "parley-storage-"));
});
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

describe("openStorage", () => {
  it("keeps files below the data directory when nothing is set", async () => {
    const storage = await openStorage({ ...surroundings, storageUrl: undefined, dataDir });
    await storage.put("w/a", Readable.from([Buffer.from("x")]), text);
    expect(await readdir(join(dataDir, "files", "w"))).toEqual(["a.blob"]);
  });

  it("reaches the operator's own server on a private address", async () => {
    const account = {
      accessKeyId: "key",
      secretAccessKey: "s/e+c=ret",
      region: "us-east-1",
      bucket: "files",
    };
    const emulator = await startS3Emulator(account);
    const storageUrl = `s3+http://key:${encodeURIComponent(account.secretAccessKey)}@127.0.0.1:${emulator.port}/files`;
    const storage = await openStorage({ ...surroundings, storageUrl, dataDir });
    await storage.put("w/a", Readable.from([Buffer.from("x")]), text);
    expect([...emulator.objects.keys()]).toEqual(["w/a"]);
    await emulator.close();
  });
});

describe("parseStorageUrl", () => {
  it("reads every part", () => {
    expect(parseStorageUrl("s3://AK:s%2Fx@s3.eu-1.example.com/my-files?region=eu-1&addressing=host")).toEqual(
      {
        endpoint: "https://s3.eu-1.example.com",
        region: "eu-1",
        bucket: "my-files",
        accessKeyId: "AK",
        secretAccessKey: "s/x",
        addressing: "host",
      },
    );
    expect(parseStorageUrl("s3+http://a:b@minio:9000/files")).toMatchObject({
      endpoint: "http://minio:9000",
      addressing: "path",
    });
  });

  it.each([
    "https://a:SECRET@host/bucket",
    "s3://a:SECRET@host",
    "s3://a:SECRET@host/",
    "s3://a:SECRET@host/Bucket",
    "s3://a:SECRET@host/bucket/folder",
    "s3://host/bucket",
    "s3://a@host/bucket",
    "s3://a:SECRET@host/bucket?addressing=dns",
    "s3://a:SECRET%zz@host/bucket",
    "s3://a:SECRET@[/bucket",
  ])("refuses %s without repeating the secret", (setting) => {
    expect(() => parseStorageUrl(setting)).toThrow(StorageSettingError);
    expect(() => parseStorageUrl(setting)).toThrow(/^STORAGE_URL: (?!.*SECRET)/);
  });
});
