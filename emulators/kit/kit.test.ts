import { createServer } from "node:http";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { json } from "./call.ts";
import { createApp } from "./createApp.ts";
import { createBuckets } from "./createBuckets.ts";
import { createControl } from "./createControl.ts";
import { createDeliverer } from "./createDeliverer.ts";
import { createFaults } from "./createFaults.ts";
import { createIds } from "./createIds.ts";
import { createJournal } from "./createJournal.ts";
import { createVirtualClock } from "./createVirtualClock.ts";
import { dig } from "./dig.ts";
import { startEmulator } from "./startEmulator.ts";

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

describe("the virtual clock", () => {
  it("runs what falls due on the way, in order and each at its own moment", () => {
    const clock = createVirtualClock({ startMs: 0, runs: false });
    const seen: string[] = [];
    clock.after(2_000, () => seen.push(`second at ${clock.now()}`));
    clock.after(1_000, () => {
      seen.push(`first at ${clock.now()}`);
      clock.after(500, () => seen.push(`added at ${clock.now()}`));
    });
    const cancel = clock.after(1_200, () => seen.push("cancelled"));
    cancel();
    clock.advance(3_000);
    expect(seen).toEqual(["first at 1000", "added at 1500", "second at 2000"]);
    expect(clock.now()).toBe(3_000);
  });
});

describe("ids", () => {
  it("are the same for the same seed and differ for another", () => {
    expect(createIds(7).letters(20)).toBe(createIds(7).letters(20));
    expect(createIds(7).letters(20)).not.toBe(createIds(8).letters(20));
    expect(createIds(7).digits(15)).toMatch(/^[1-9]\d{14}$/);
  });
});

describe("buckets", () => {
  it("let a burst through and refill with the clock", () => {
    const clock = createVirtualClock({ startMs: 0, runs: false });
    const buckets = createBuckets({ clock, capacity: 2, refillPerSecond: 0.5 });
    expect([buckets.take("a"), buckets.take("a"), buckets.take("a"), buckets.take("b")]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(buckets.waitMs("a")).toBe(2_000);
    clock.advance(2_000);
    expect(buckets.take("a")).toBe(true);
  });
});

async function startReceiver(answers: number[] = []) {
  const bodies: string[] = [];
  const signatures: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      bodies.push(body);
      signatures.push(request.headers["x-signature"]?.toString());
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}/`, bodies, signatures };
}

describe("the deliverer", () => {
  const sign = (body: Buffer) => ({ "x-signature": String(body.length) });

  it("keeps the order of a queue and holds later events back while one is refused", async () => {
    const clock = createVirtualClock({ startMs: 0, runs: false });
    const receiver = await startReceiver([500]);
    const deliverer = createDeliverer({ clock, sign, retryDelaysMs: [1_000] });
    for (const body of [1, 2, 3]) deliverer.deliver({ url: receiver.url, body });
    await deliverer.idle();
    expect(receiver.bodies).toEqual(["1"]);
    clock.advance(1_000);
    await deliverer.idle();
    expect(receiver.bodies).toEqual(["1", "1", "2", "3"]);
    expect(deliverer.log().map(({ status, attempt }) => [status, attempt])).toEqual([
      [500, 1],
      [200, 2],
      [200, 1],
      [200, 1],
    ]);
  });

  it("repeats a refused event apart from the others when the provider keeps no order", async () => {
    const clock = createVirtualClock({ startMs: 0, runs: false });
    const receiver = await startReceiver([500]);
    const deliverer = createDeliverer({ clock, retryDelaysMs: [1_000], keepsOrder: false });
    for (const body of [1, 2]) deliverer.deliver({ url: receiver.url, body });
    await deliverer.idle();
    expect(receiver.bodies).toEqual(["1", "2"]);
    expect(deliverer.pending()).toBe(1);
    clock.advance(1_000);
    await deliverer.idle();
    expect(receiver.bodies).toEqual(["1", "2", "1"]);
  });

  it("holds, doubles, batches and forges on demand", async () => {
    const clock = createVirtualClock();
    const receiver = await startReceiver();
    const deliverer = createDeliverer({ clock, sign, combine: (bodies) => bodies });
    deliverer.set({ hold: true, duplicate: 2, batch: 2 });
    for (const body of [1, 2, 3]) deliverer.deliver({ url: receiver.url, body });
    await deliverer.idle();
    expect(receiver.bodies).toEqual([]);
    deliverer.set({ hold: false });
    await deliverer.idle();
    expect(receiver.bodies).toEqual(["[1,2]", "[1,2]", "3", "3"]);
    deliverer.set({ duplicate: 1, forge: 1 });
    deliverer.deliver({ url: receiver.url, body: 4 });
    await deliverer.idle();
    expect(receiver.signatures.at(-1)).toBe("2");
    expect(deliverer.log().at(-1)?.isForged).toBe(true);
  });

  it("shuffles what waits", async () => {
    const receiver = await startReceiver();
    const deliverer = createDeliverer({ clock: createVirtualClock(), random: createIds(3).random });
    deliverer.set({ shuffle: true });
    const sent = Array.from({ length: 8 }, (_, index) => String(index));
    for (const body of sent) deliverer.deliver({ url: receiver.url, body: Number(body) });
    await deliverer.idle();
    expect(receiver.bodies.toSorted()).toEqual(sent);
    expect(receiver.bodies).not.toEqual(sent);
  });
});

describe("the app of an emulator", () => {
  async function start() {
    const clock = createVirtualClock();
    const journal = createJournal();
    const faults = createFaults();
    const deliverer = createDeliverer({ clock });
    const control = createControl({ clock, journal, faults, deliverer });
    const provider = () => json({ fine: true });
    const app = createApp({ clock, journal, faults, private: [control.handler], provider });
    const running = await startEmulator({ app });
    closers.push(running.close);
    const ask = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(running.url + path, {
        method,
        headers: { "content-type": "application/json", authorization: "Bearer secret-token-1234" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    };
    return ask;
  }

  it("writes the calls into the journal with the token cut down", async () => {
    const ask = await start();
    await ask("POST", "/v25.0/me/messages?access_token=abcdefgh", { text: "hé" });
    const { body } = await ask("GET", "/_control/journal?path=messages");
    expect(dig(body, "entries")).toMatchObject([
      { method: "POST", status: 200, body: { text: "hé" }, headers: { authorization: "…1234" } },
    ]);
    expect(JSON.stringify(body)).not.toContain("abcdefgh");
    expect((await ask("DELETE", "/_control/journal")).status).toBe(200);
    expect((await ask("GET", "/_control/journal")).body).toEqual({ entries: [] });
  });

  it("answers by a scripted fault as often as it says, with or without the version in the path", async () => {
    const ask = await start();
    await ask("POST", "/_control/faults", { match: { path: "/me/" }, times: 2, status: 503, body: { a: 1 } });
    const statuses = [];
    for (const path of ["/v25.0/me/x", "/other", "/me/x", "/me/x"]) {
      statuses.push((await ask("GET", path)).status);
    }
    expect(statuses).toEqual([503, 200, 503, 200]);
  });

  it("drops the connection when told to", async () => {
    const ask = await start();
    await ask("POST", "/_control/faults", { match: { path: "/^.me$/" }, dropConnection: true });
    await expect(ask("GET", "/me")).rejects.toThrow("fetch failed");
    expect((await ask("GET", "/me")).status).toBe(200);
  });

  it("moves the clock, and refuses what it does not understand with a sentence", async () => {
    const ask = await start();
    const before = Number(dig((await ask("GET", "/_control/clock")).body, "now"));
    const after = (await ask("POST", "/_control/clock", { advanceMs: 60_000 })).body;
    expect(dig(after, "now")).toBeGreaterThanOrEqual(before + 60_000);
    expect(await ask("POST", "/_control/clock", { advanceMs: "soon" })).toEqual({
      status: 400,
      body: { error: "Give advanceMs, 0 or more." },
    });
    expect((await ask("POST", "/_control/nothing", {})).status).toBe(404);
  });
});
