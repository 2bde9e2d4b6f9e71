import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InstanceSecretError, loadInstanceSecret } from "./index.ts";

let dataDir: string;
let path: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "parley-secret-"));
  path = join(dataDir, "secret.key");
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

describe("loadInstanceSecret", () => {
  it("makes a secret on first boot, closed to other users, and keeps it", async () => {
    const first = await loadInstanceSecret({ dataDir });
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await loadInstanceSecret({ dataDir })).toBe(first);
    expect(await readdir(dataDir)).toEqual(["secret.key"]);
  });

  it("creates the data directory when it is absent", async () => {
    const nested = join(dataDir, "new", "data");
    expect((await loadInstanceSecret({ dataDir: nested })).length).toBeGreaterThanOrEqual(32);
  });

  it("gives processes that start at once the same secret", async () => {
    const secrets = await Promise.all(Array.from({ length: 20 }, () => loadInstanceSecret({ dataDir })));
    expect(new Set(secrets).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(["secret.key"]);
  });

  it("prefers the setting and writes no file then", async () => {
    const secret = "from the environment, long enough to be safe";
    expect(await loadInstanceSecret({ secret, dataDir })).toBe(secret);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it("refuses a short setting, an empty one included", async () => {
    await expect(loadInstanceSecret({ secret: "short", dataDir })).rejects.toMatchObject({
      code: "secret_too_short",
    });
    await expect(loadInstanceSecret({ secret: "", dataDir })).rejects.toMatchObject({
      code: "secret_too_short",
    });
  });

  it("refuses a damaged file and does not replace it", async () => {
    await writeFile(path, "cut\n", { mode: 0o600 });
    await expect(loadInstanceSecret({ dataDir })).rejects.toMatchObject({
      code: "secret_too_short",
      message: expect.stringContaining(path),
    });
    expect(await readFile(path, "utf8")).toBe("cut\n");
  });

  it("refuses what it cannot read", async () => {
    await mkdir(path);
    const refusal = loadInstanceSecret({ dataDir });
    await expect(refusal).rejects.toBeInstanceOf(InstanceSecretError);
    await expect(refusal).rejects.toMatchObject({ code: "secret_unreadable" });
  });

  it("refuses a data directory it cannot write to", async () => {
    const file = join(dataDir, "file");
    await writeFile(file, "");
    await expect(loadInstanceSecret({ dataDir: file })).rejects.toMatchObject({
      code: expect.stringMatching(/^secret_(not_writable|unreadable)$/),
    });
  });

  it("closes a file that others could read", async () => {
    const secret = await loadInstanceSecret({ dataDir });
    await chmod(path, 0o644);
    expect(await loadInstanceSecret({ dataDir })).toBe(secret);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});
