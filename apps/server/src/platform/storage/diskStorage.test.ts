import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDiskStorage } from "./index.ts";
import { storageContract } from "./storage.contract.ts";

const text = { contentType: "text/plain", maxBytes: 1_000_000 };

describe("disk storage", () => {
  storageContract(async () => {
    const directory = await mkdtemp(join(tmpdir(), "parley-disk-"));
    return {
      storage: await createDiskStorage({ directory }),
      leftOvers: () => readdir(join(directory, ".incomplete")),
      close: () => rm(directory, { recursive: true, force: true }),
    };
  });
});

describe("disk storage on its disk", () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "parley-disk-"));
  });
  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it.each(["ENOSPC", "EDQUOT"])(
    "says that the disk is full after %s and leaves nothing half-done",
    async (code) => {
      const storage = await createDiskStorage({
        directory,
        openFile: async (path) => {
          const file = await open(path, "wx");
          let room = 100_000;
          return {
            sync: () => file.sync(),
            close: () => file.close(),
            async writeFile(data) {
              const bytes = Buffer.from(data as Uint8Array);
              await file.writeFile(bytes.subarray(0, room));
              if (bytes.length > room) throw Object.assign(new Error("no space left"), { code });
              room -= bytes.length;
            },
          };
        },
      });
      await storage.put("small", Readable.from([Buffer.alloc(10)]), text);
      const large = storage.put("large", Readable.from([Buffer.alloc(90_000), Buffer.alloc(90_000)]), text);
      await expect(large).rejects.toMatchObject({ name: "AppError", code: "storage_full" });
      expect((await storage.list()).files).toEqual([{ key: "small", size: 10 }]);
      expect(await readdir(join(directory, ".incomplete"))).toEqual([]);
    },
  );

  it("is closed to other users of the machine", async () => {
    const storage = await createDiskStorage({ directory });
    await storage.put("w/a", Readable.from([Buffer.from("x")]), text);
    expect((await stat(join(directory, "w", "a.blob"))).mode & 0o777).toBe(0o600);
  });

  it("removes what a dead process left a day ago and keeps what is being written", async () => {
    await mkdir(join(directory, ".incomplete"));
    const [old, young] = [join(directory, ".incomplete", "old"), join(directory, ".incomplete", "young")];
    await writeFile(old, "x");
    await writeFile(young, "x");
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1_000);
    await utimes(old, twoDaysAgo, twoDaysAgo);
    await createDiskStorage({ directory });
    expect(await readdir(join(directory, ".incomplete"))).toEqual(["young"]);
  });

  it("keeps its files in a format that later versions must read", async () => {
    const storage = await createDiskStorage({ directory });
    await storage.put("w/a", Readable.from([Buffer.from("bytes")]), text);
    expect(await readFile(join(directory, "w", "a.blob"), "latin1")).toBe("parley-file/1 text/plain\nbytes");
  });

  it("does not serve a file it has not written", async () => {
    const storage = await createDiskStorage({ directory });
    await writeFile(join(directory, "a.blob"), "<html>");
    await expect(storage.get("a")).rejects.toThrow("no header");
  });
});
