// The one suite every storage driver passes. It speaks through the interface only.

import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isStorageKey, type Storage } from "./index.ts";

export interface StorageFixture {
  storage: Storage;
  /** Names of everything a failed upload could have left behind, in the driver's own terms. */
  leftOvers(): Promise<string[]>;
  close(): Promise<void>;
}

const png = { contentType: "image/png", maxBytes: 1_000_000 };

export function storageContract(setUp: () => Promise<StorageFixture>): void {
  let fixture: StorageFixture;
  let storage: Storage;

  beforeEach(async () => {
    fixture = await setUp();
    storage = fixture.storage;
  });

  afterEach(async () => {
    await fixture.close();
  });

  async function read(key: string): Promise<Buffer | undefined> {
    const file = await storage.get(key);
    return file && buffer(file.stream);
  }

  async function keysOf(options?: Parameters<Storage["list"]>[0]): Promise<string[]> {
    return (await storage.list(options)).files.map(({ key }) => key);
  }

  async function putText(key: string, text: string): Promise<void> {
    await storage.put(key, Readable.from([Buffer.from(text)]), { ...png, contentType: "text/plain" });
  }

  it("gives back what was put, with size and content type", async () => {
    const bytes = randomBytes(300_000);
    const chunks = [bytes.subarray(0, 7), bytes.subarray(7, 200_000), bytes.subarray(200_000)];
    expect(await storage.put("w1/pictures/a.png", Readable.from(chunks), png)).toEqual({
      key: "w1/pictures/a.png",
      size: 300_000,
    });
    const file = await storage.get("w1/pictures/a.png");
    expect(file).toMatchObject({ size: 300_000, contentType: "image/png" });
    expect((await read("w1/pictures/a.png"))?.equals(bytes)).toBe(true);
    file?.stream.destroy();
  });

  it("gives a range of the bytes, and the size of the whole", async () => {
    const bytes = randomBytes(100_000);
    await storage.put("w1/video", Readable.from([bytes]), { ...png, contentType: "video/mp4" });
    for (const [start, end] of [
      [0, 0],
      [1_000, 50_000],
      [99_990, 99_999],
    ] as const) {
      const file = await storage.get("w1/video", { start, end });
      expect(file).toMatchObject({ size: 100_000, contentType: "video/mp4" });
      expect(file && (await buffer(file.stream)).equals(bytes.subarray(start, end + 1))).toBe(true);
    }
  });

  it("keeps a content type with its parameter", async () => {
    await storage.put("a", Readable.from([Buffer.from("x")]), {
      contentType: "text/plain; charset=utf-8",
      maxBytes: 10,
    });
    const file = await storage.get("a");
    expect(file?.contentType).toBe("text/plain; charset=utf-8");
    file?.stream.destroy();
  });

  it("keeps an empty file", async () => {
    await storage.put("empty", Readable.from([]), png);
    expect(await read("empty")).toEqual(Buffer.alloc(0));
    expect((await storage.list()).files).toEqual([{ key: "empty", size: 0 }]);
  });

  it("keeps bytes that look like its own format", async () => {
    const bytes = Buffer.from("parley-file/1 text/html\n\0\r\n\nend\n");
    await storage.put("odd", Readable.from([bytes]), png);
    expect(await read("odd")).toEqual(bytes);
  });

  it("knows nothing of a key that was never put", async () => {
    expect(await storage.get("w1/none")).toBeUndefined();
    expect(await storage.exists("w1/none")).toBe(false);
    await expect(storage.delete("w1/none")).resolves.toBeUndefined();
  });

  it("replaces a file as a whole", async () => {
    await putText("a", "the former, longer text");
    await storage.put("a", Readable.from([Buffer.from("new")]), png);
    expect(await storage.get("a").then((file) => file?.stream.destroy() && file.contentType)).toBe(
      "image/png",
    );
    expect((await read("a"))?.toString()).toBe("new");
  });

  it("deletes", async () => {
    await putText("a", "x");
    expect(await storage.exists("a")).toBe(true);
    await storage.delete("a");
    expect(await storage.exists("a")).toBe(false);
    expect(await keysOf()).toEqual([]);
  });

  it("accepts a file of exactly the limit and refuses one byte more, leaving nothing behind", async () => {
    await storage.put("fits", Readable.from([Buffer.alloc(1_000)]), { ...png, maxBytes: 1_000 });
    const over = storage.put("over", Readable.from([Buffer.alloc(600), Buffer.alloc(401)]), {
      ...png,
      maxBytes: 1_000,
    });
    await expect(over).rejects.toMatchObject({ name: "AppError", code: "payload_too_large" });
    expect(await keysOf()).toEqual(["fits"]);
    expect(await fixture.leftOvers()).toEqual([]);
  });

  it("keeps the former file when its replacement fails", async () => {
    await putText("a", "former");
    const over = storage.put("a", Readable.from([Buffer.alloc(100)]), { ...png, maxBytes: 10 });
    await expect(over).rejects.toMatchObject({ code: "payload_too_large" });
    expect((await read("a"))?.toString()).toBe("former");
  });

  it("leaves nothing behind when the sender goes away", async () => {
    async function* leaving() {
      yield Buffer.alloc(100_000);
      throw new Error("the sender went away");
    }
    await expect(storage.put("a", leaving(), png)).rejects.toThrow("the sender went away");
    expect(await storage.exists("a")).toBe(false);
    expect(await fixture.leftOvers()).toEqual([]);
  });

  it("does not read on after the limit", async () => {
    let produced = 0;
    async function* endless() {
      for (;;) {
        produced += 1;
        yield Buffer.alloc(10_000);
      }
    }
    await expect(storage.put("a", endless(), { ...png, maxBytes: 100_000 })).rejects.toMatchObject({
      code: "payload_too_large",
    });
    expect(produced).toBeLessThan(20);
  });

  it("lets the last of many writers of one key win as a whole", async () => {
    const texts = Array.from({ length: 10 }, (_, index) => String(index).repeat(5_000));
    await Promise.all(texts.map((text) => putText("a", text)));
    expect(texts).toContain((await read("a"))?.toString());
    expect(await keysOf()).toEqual(["a"]);
    expect(await fixture.leftOvers()).toEqual([]);
  });

  it("lists in the order of bytes, by prefix, page by page", async () => {
    const keys = ["a", "a-b", "a.b", "a/a", "a/b/c", "a0", "b/1", "b/10", "b/2", "c"];
    for (const key of keys.toReversed()) await putText(key, key);
    expect(await keysOf()).toEqual(keys);
    expect(await keysOf({ prefix: "a" })).toEqual(["a", "a-b", "a.b", "a/a", "a/b/c", "a0"]);
    expect(await keysOf({ prefix: "a/" })).toEqual(["a/a", "a/b/c"]);
    expect(await keysOf({ prefix: "b/1" })).toEqual(["b/1", "b/10"]);
    expect(await keysOf({ prefix: "x" })).toEqual([]);

    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await storage.list({ limit: 3, ...(after !== undefined && { after }) });
      expect(page.files.length).toBeLessThanOrEqual(3);
      seen.push(...page.files.map(({ key }) => key));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(keys);
  });

  it("gives sizes in its list", async () => {
    await putText("w/a", "four");
    expect(await storage.list()).toEqual({ files: [{ key: "w/a", size: 4 }] });
  });

  const wrongKeys = [
    "",
    ".",
    "..",
    "/",
    "/a",
    "a/",
    "a//b",
    "../a",
    "a/../b",
    "a/..",
    "a/./b",
    ".hidden",
    "a/.hidden",
    "a..",
    "a/b.",
    "A",
    "ä",
    "a b",
    "a\\b",
    "a\0b",
    "a\n",
    "a%2e%2e",
    "a:b",
    "~",
    "c:/a",
    "a?b",
    "a.blob",
    "a.blob/b",
    "a/".repeat(300) + "a",
  ];
  it.each(wrongKeys)("refuses the key %j", async (key) => {
    expect(isStorageKey(key)).toBe(false);
    await expect(storage.put(key, Readable.from([]), png)).rejects.toThrow("no storage key");
    await expect(storage.get(key)).rejects.toThrow("no storage key");
    await expect(storage.delete(key)).rejects.toThrow("no storage key");
    await expect(storage.exists(key)).rejects.toThrow("no storage key");
  });

  it.each(["", "image", "image/png\nx: y", "text/html\r\n", "image/png;", "IMAGE/PNG"])(
    "refuses the content type %j",
    async (contentType) => {
      await expect(storage.put("a", Readable.from([]), { contentType, maxBytes: 1 })).rejects.toThrow(
        "no content type",
      );
      expect(await keysOf()).toEqual([]);
    },
  );
}
