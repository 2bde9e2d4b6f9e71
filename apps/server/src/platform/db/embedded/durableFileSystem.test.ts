import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { expect, it, vi } from "vitest";
import { DurableFileSystem, durableStartParameters } from "./durableFileSystem.ts";

const synced = vi.hoisted(() => ({ times: 0 }));
vi.mock(import("node:fs"), async (importOriginal) => {
  const original = await importOriginal();
  const fsyncSync = (descriptor: number) => {
    synced.times += 1;
    original.fsyncSync(descriptor);
  };
  return { ...original, fsyncSync };
});

it("Every commit and checkpoint reaches the disk before its answer, and reading waits for nothing.", async () => {
  const directory = await mkdtemp(join(tmpdir(), "parley-durable-"));
  const database = await PGlite.create({
    fs: new DurableFileSystem(join(directory, "pglite")),
    startParams: [...durableStartParameters],
  });
  const syncsOf = async (statement: string) => {
    const before = synced.times;
    await database.exec(statement);
    return synced.times - before;
  };
  await database.exec("create table probe (id int)");

  expect(await syncsOf("insert into probe values (1)")).toBe(1);
  expect(await syncsOf("begin; insert into probe values (2); insert into probe values (3); commit")).toBe(1);
  expect(await syncsOf("select * from probe")).toBe(0);
  expect(await syncsOf("begin; insert into probe values (4); rollback")).toBe(0);
  expect(await syncsOf("checkpoint")).toBeGreaterThan(1);

  await database.close();
  await rm(directory, { recursive: true });
}, 60_000);
