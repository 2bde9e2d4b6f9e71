import { setTimeout as sleep } from "node:timers/promises";
import { describeOnDatabases } from "@parley/testkit/databases";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { createLogger } from "../log.ts";
import { createTasks, defineTask, type Lane, type Tasks } from "./index.ts";

const log = createLogger({ level: "silent" });
const soon = { timeout: 20_000, interval: 50 };
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

describeOnDatabases("background tasks", (database) => {
  let tasks: Tasks;
  const performed: string[] = [];
  /** What a task does with its text; the tests replace it. */
  let act: (text: string) => Promise<void> | void = () => undefined;

  const define = (lane: Lane, limit = 2) =>
    defineTask({
      name: `note-${lane}-${limit}`,
      lane,
      schema: z.object({ text: z.string() }),
      retry: { limit, delaySeconds: 1 },
      timeoutSeconds: 60,
      async run({ text }) {
        await act(text);
        performed.push(text);
      },
    });
  const [bot, broadcast] = [define("bot"), define("broadcast")];
  const [hopeless, hopelessBot] = [define("agent", 0), define("bot", 0)];

  beforeAll(async () => {
    tasks = await createTasks({ db: database(), log, superviseSeconds: 1 });
    for (const definition of [bot, broadcast, hopeless, hopelessBot]) tasks.register(definition);
    await tasks.work();
  });
  beforeEach(() => {
    performed.length = 0;
    act = () => undefined;
  });
  afterAll(() => tasks.stop());

  it("performs what was committed, and nothing of what was rolled back", async () => {
    await expect(
      database().transaction(async (tx) => {
        await tasks.enqueue(tx, bot, { text: "never" });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    await database().transaction((tx) => tasks.enqueue(tx, bot, { text: "committed" }));
    await vi.waitFor(() => expect(performed).toEqual(["committed"]), soon);
  });

  it("tries again after a growing pause", async () => {
    const attempts: number[] = [];
    act = () => {
      attempts.push(performance.now());
      if (attempts.length < 3) throw new Error("not yet");
    };
    await tasks.enqueue(database(), bot, { text: "third time" });
    await vi.waitFor(() => expect(performed).toEqual(["third time"]), soon);
    const [first = 0, second = 0, third = 0] = attempts;
    expect(second - first).toBeGreaterThanOrEqual(900);
    expect(third - second).toBeGreaterThanOrEqual(1_900);
  });

  it("shows what failed for good with its reason, and performs it when asked again", async () => {
    act = () => {
      throw new Error("the printer is on fire");
    };
    await tasks.enqueue(database(), hopeless, { text: "print" });
    const dead = await vi.waitFor(async () => {
      const [only, ...others] = await tasks.listDead();
      expect([only, others]).toMatchObject([
        { queue: "note-agent-0", attempts: 1, error: "the printer is on fire" },
        [],
      ]);
      return only;
    }, soon);
    expect((await tasks.states()).find(({ lane }) => lane === "agent")).toMatchObject({
      dead: 1,
      waiting: 0,
    });

    act = () => undefined;
    const both = await Promise.allSettled([tasks.retryDead(dead?.id ?? ""), tasks.retryDead(dead?.id ?? "")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await vi.waitFor(() => expect(performed).toEqual(["print"]), soon);
    expect(await tasks.listDead()).toEqual([]);
  });

  it("does not know a dead task that never was", async () => {
    await expect(tasks.retryDead("' OR 1=1")).rejects.toMatchObject({ code: "not_found" });
  });

  it("keeps work for days, and performs it when its time has come", async () => {
    const inThreeDays = new Date(Date.now() + 3 * 24 * 60 * 60 * 1_000);
    await tasks.enqueue(database(), bot, { text: "in three days" }, { startAfter: inThreeDays });
    await tasks.enqueue(database(), bot, { text: "now" });
    await vi.waitFor(() => expect(performed).toEqual(["now"]), soon);
    expect((await tasks.states()).find(({ lane }) => lane === "bot")?.waiting).toBe(0);
    await database().query("UPDATE tasks.job SET start_after = now() WHERE start_after = $1", [inThreeDays]);
    await vi.waitFor(() => expect(performed).toEqual(["now", "in three days"]), soon);
  });

  it("does not let a full broadcast lane delay the bot", async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    act = (text) => (text.startsWith("bulk") ? held : undefined);
    for (let number = 0; number < 20; number += 1)
      await tasks.enqueue(database(), broadcast, { text: `bulk ${number}` });
    await database().transaction((tx) => tasks.enqueue(tx, bot, { text: "a visitor" }));
    await vi.waitFor(() => expect(performed).toEqual(["a visitor"]), soon);
    release();
    await vi.waitFor(() => expect(performed).toHaveLength(21), soon);
  });

  it("performs work with one key in order, one at a time, and other keys beside it", async () => {
    const running = new Map<string, number>();
    let mostAtOnce = 0;
    act = async (text) => {
      const key = text.slice(0, 1);
      running.set(key, (running.get(key) ?? 0) + 1);
      mostAtOnce = Math.max(mostAtOnce, running.get(key) ?? 0);
      await sleep(Math.random() * 10);
      running.set(key, (running.get(key) ?? 0) - 1);
    };
    await database().transaction(async (tx) => {
      for (let number = 0; number < 6; number += 1)
        for (const key of ["a", "b"]) await tasks.enqueue(tx, bot, { text: `${key}${number}` }, { key });
    });
    await vi.waitFor(() => expect(performed).toHaveLength(12), soon);
    const of = (key: string) => performed.filter((text) => text.startsWith(key));
    expect([of("a"), of("b")]).toEqual(
      ["a", "b"].map((key) => [0, 1, 2, 3, 4, 5].map((number) => `${key}${number}`)),
    );
    expect(mostAtOnce).toBe(1);
  });

  it("lets a key wait for an attempt that is repeated, and go on after one that failed for good", async () => {
    let attempts = 0;
    act = (text) => {
      attempts += 1;
      if (text === "first" && attempts === 1) throw new Error("once");
      if (text === "second") throw new Error("always");
    };
    for (const text of ["first", "second", "third"])
      await tasks.enqueue(database(), text === "second" ? hopelessBot : bot, { text }, { key: "line" });
    await vi.waitFor(() => expect(performed).toEqual(["first", "third"]), soon);
    expect(await tasks.listDead()).toMatchObject([{ error: "always" }]);
  });
});
