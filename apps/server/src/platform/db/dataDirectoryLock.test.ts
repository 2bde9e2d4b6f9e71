import { existsSync, readFileSync, readlinkSync, utimesSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog } from "@parley/testkit/silentLog";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockDataDirectory } from "./dataDirectoryLock.ts";

describe("the lock of a data directory", () => {
  let directory: string;
  let path: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "parley-lock-"));
    path = join(directory, "parley.lock");
  });
  afterEach(() => rm(directory, { recursive: true }));

  const lock = () => lockDataDirectory(directory, silentLog);

  async function takeOver(): Promise<unknown> {
    const held = await lock();
    const owner: unknown = JSON.parse(readFileSync(path, "utf8"));
    held.release();
    return owner;
  }

  /** A lock as another process would have left it. */
  function leave(change: Record<string, unknown>, secondsAgo = 0): void {
    const owner = {
      token: "other",
      pid: 1,
      started: "",
      host: hostname(),
      processSpace: readlinkSync("/proc/self/ns/pid"),
      since: "2026-01-01T00:00:00Z",
      ...change,
    };
    writeFileSync(path, JSON.stringify(owner));
    const touched = new Date(Date.now() - secondsAgo * 1_000);
    utimesSync(path, touched, touched);
  }

  it("names its owner and is gone after the release", async () => {
    const held = await lock();
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid, host: hostname() });
    held.release();
    expect(existsSync(path)).toBe(false);
  });

  it("is refused while its owner lives, and given once it is released", async () => {
    const held = await lock();
    await expect(lock()).rejects.toThrow(
      new RegExp(`${directory} is in use by process ${process.pid} on .* since .*DATA_DIR`, "s"),
    );
    held.release();
    (await lock()).release();
  });

  it("is given to one of several that ask at the same moment", async () => {
    const asked = await Promise.allSettled(Array.from({ length: 5 }, lock));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of asked) if (result.status === "fulfilled") result.value.release();
  });

  it("is taken over from a process that no longer runs", async () => {
    const noProcess = 2 ** 22 + 1;
    leave({ pid: noProcess });
    expect(await takeOver()).toMatchObject({ pid: process.pid });
  });

  it("is taken over when its process id now belongs to another process", async () => {
    leave({ pid: process.pid, started: "1" });
    expect(await takeOver()).toMatchObject({ pid: process.pid });
  });

  it("is taken over from another host whose process does not touch it any more", async () => {
    leave({ host: "another-container" }, 60);
    expect(await takeOver()).toMatchObject({ pid: process.pid });
  });

  it("is refused while a process on another host touches it", async () => {
    leave({ host: "another-container" });
    const heartbeat = setInterval(() => leave({ host: "another-container" }), 500);
    await expect(lock()).rejects.toThrow("on another-container");
    clearInterval(heartbeat);
  });

  it("is taken over when a power cut has left it empty", async () => {
    writeFileSync(path, "");
    utimesSync(path, 0, 0);
    expect(await takeOver()).toMatchObject({ pid: process.pid });
  });

  it("is refused while a process of another container with the same host name touches it", async () => {
    const change = { pid: process.pid, processSpace: "pid:[1]" };
    leave(change);
    const heartbeat = setInterval(() => leave(change), 500);
    await expect(lock()).rejects.toThrow("is in use by process");
    clearInterval(heartbeat);
  });

  it("tells its owner when another process has taken it over", async () => {
    const lost = Promise.withResolvers<void>();
    const held = await lockDataDirectory(directory, silentLog, lost.resolve);
    leave({ token: "successor" });
    await expect(lost.promise).resolves.toBeUndefined();
    held.release();
  });

  it("leaves the lock of a successor alone", async () => {
    const held = await lock();
    leave({ token: "successor" });
    held.release();
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ token: "successor" });
  });
});
