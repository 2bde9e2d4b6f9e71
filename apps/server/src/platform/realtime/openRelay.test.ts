// News between two processes on one PostgreSQL, seen from both buses.

import { createTestDatabase, type TestDatabase } from "@parley/testkit/databases";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { openDatabase, type Database } from "../db/index.ts";
import { createLogger } from "../log.ts";
import { createBus, type Bus, type Listener } from "./bus.ts";
import { openRelay } from "./openRelay.ts";

/** Ends only what hangs: a busy machine is no failure. */
const SOON_MS = 15_000;
const log = createLogger({ level: "silent" });
let shared: TestDatabase;
const opened: (() => Promise<void>)[] = [];

beforeAll(async () => {
  shared = await createTestDatabase("postgres");
});
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});
afterAll(() => shared.close());

async function startProcess(): Promise<{ db: Database; bus: Bus }> {
  const db = await openDatabase({ databaseUrl: shared.url, dataDir: "", log, poolSize: 2 });
  const bus = createBus({ relay: await openRelay({ db, redis: undefined, log }), log });
  opened.push(async () => {
    await bus.close();
    await db.close();
  });
  return { db, bus };
}

it("brings news to the other process once, and to itself only directly", async () => {
  const [first, second] = [await startProcess(), await startProcess()];
  const heard = { first: vi.fn<(event: object) => void>(), second: vi.fn<(event: object) => void>() };
  first.bus.subscribe("topic", heard.first);
  second.bus.subscribe("topic", heard.second);
  let published = 0;
  await vi.waitFor(() => {
    first.bus.publish("topic", { text: "hello" });
    published += 1;
    expect(heard.second).toHaveBeenCalledWith({ text: "hello" });
  }, SOON_MS);
  second.bus.publish("topic", { text: "and back" });
  await vi.waitFor(() => expect(heard.first).toHaveBeenLastCalledWith({ text: "and back" }), SOON_MS);
  expect(heard.first).toHaveBeenCalledTimes(published + 1);
});

it("serialises nothing while no other process is there", async () => {
  const lonely = await createTestDatabase("postgres");
  opened.push(() => lonely.close());
  const relay = await openRelay({ db: lonely.database, redis: undefined, log });
  const serialise = vi.fn<() => string>(() => "{}");
  relay?.send(serialise, serialise);
  await relay?.close();
  expect(serialise).not.toHaveBeenCalled();
});

it("tells of news too long to be carried, so that the other process asks the database", async () => {
  const [first, second] = [await startProcess(), await startProcess()];
  const [heard, missed] = [vi.fn<Listener<object>>(), vi.fn<() => void>()];
  second.bus.subscribe("topic", heard, { onGap: missed });
  second.bus.subscribe("another", heard, { onGap: () => heard({}) });
  await vi.waitFor(() => {
    first.bus.publish("topic", { text: "ü".repeat(5_000) });
    expect(missed).toHaveBeenCalled();
  }, SOON_MS);
  expect(heard).not.toHaveBeenCalled();
});

it("tells everybody of a gap when the connection for news was lost", async () => {
  const { db, bus } = await startProcess();
  const missed = vi.fn<() => void>();
  bus.subscribe("topic", () => undefined, { onGap: missed });
  await db.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ILIKE 'LISTEN%'");
  await vi.waitFor(() => expect(missed).toHaveBeenCalled(), SOON_MS);
});

it("sends the last news before it stops, and leaves out what it cannot read", async () => {
  const [first, second] = [await startProcess(), await startProcess()];
  const heard = vi.fn<Listener<object>>();
  second.bus.subscribe("topic", heard);
  await vi.waitFor(() => {
    first.bus.publish("topic", { text: "hello" });
    expect(heard).toHaveBeenCalled();
  }, SOON_MS);
  for (const nonsense of ["", "x".repeat(30), `${"0".repeat(24)}{`, `${"0".repeat(24)}null`])
    await first.db.notify("parley_news", nonsense);
  first.bus.publish("topic", { text: "goodbye" });
  await first.bus.close();
  await vi.waitFor(() => expect(heard).toHaveBeenLastCalledWith({ text: "goodbye" }), SOON_MS);
});
