// News between two processes over Redis, and what happens when Redis has a bad day.

import { createTestDatabase, type TestDatabase } from "@parley/testkit/databases";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startFakeRedis, type FakeRedis } from "../../testing/startFakeRedis.ts";
import { createLogger } from "../log.ts";
import type { Listener } from "./bus.ts";
import { createBus, openRedis, openRelay, type Bus } from "./index.ts";

const WAIT_MS = 10_000;
const log = createLogger({ level: "silent" });
const closing: (() => Promise<void> | void)[] = [];
let redis: FakeRedis;
let database: TestDatabase;
let first: Bus;
let second: Bus;

async function startProcess(): Promise<Bus> {
  const connection = openRedis(redis.url, log);
  const bus = createBus({ relay: await openRelay({ db: database.database, redis: connection, log }), log });
  closing.push(
    () => bus.close(),
    () => connection?.disconnect(),
  );
  return bus;
}

beforeAll(async () => {
  redis = await startFakeRedis();
  database = await createTestDatabase("embedded");
  first = await startProcess();
  second = await startProcess();
}, 60_000);
afterAll(async () => {
  for (const close of closing) await close();
  await redis.close();
  await database.close();
});

it("brings news of any length to the other process once, and to itself only directly", async () => {
  const heard = { first: vi.fn<Listener<object>>(), second: vi.fn<Listener<object>>() };
  first.subscribe("topic", heard.first);
  second.subscribe("topic", heard.second);
  const event = { text: "ü".repeat(20_000) };
  first.publish("topic", event);
  await vi.waitFor(() => expect(heard.second).toHaveBeenCalledWith(event), WAIT_MS);
  second.publish("topic", { text: "and back" });
  await vi.waitFor(() => expect(heard.first).toHaveBeenLastCalledWith({ text: "and back" }), WAIT_MS);
  expect(heard.first).toHaveBeenCalledTimes(2);
  expect(heard.second).toHaveBeenCalledTimes(2);
});

it("tells of a gap when Redis was away, and goes on by itself", async () => {
  const [heard, missed] = [vi.fn<Listener<object>>(), vi.fn<() => void>()];
  second.subscribe("later", heard, { onGap: missed });
  redis.cutConnections();
  first.publish("later", { text: "lost" });
  await vi.waitFor(() => expect(missed).toHaveBeenCalled(), WAIT_MS);
  await vi.waitFor(() => {
    first.publish("later", { text: "found" });
    expect(heard).toHaveBeenLastCalledWith({ text: "found" });
  }, WAIT_MS);
});
