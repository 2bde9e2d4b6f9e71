// How news reach the other processes: Redis where it is configured, PostgreSQL's NOTIFY otherwise, nothing for the
// embedded database, which has one process.

import type { Redis } from "ioredis";
import type { Database } from "../db/index.ts";
import { newId } from "../ids.ts";
import type { Logger } from "../log.ts";
import type { Relay } from "./bus.ts";

const CHANNEL = "parley_news";
/** NOTIFY carries at most 8,000 bytes; of a larger envelope only its topic is told, and readers ask the database. */
const NOTIFY_LIMIT_BYTES = 7_800;
/** News wait this long for company, so that a burst costs one statement. */
const BATCH_MS = 5;
const ORIGIN_LENGTH = 24;
/** Every process asks when it starts, and whoever hears it answers; news are JSON and begin differently. */
const WHO_IS_THERE = "?";
const I_AM_HERE = "!";
/** How often a process says that it is still there, and when one that is silent counts as gone. */
const HEARTBEAT_MS = 10_000;
const PEER_GONE_AFTER_MS = 35_000;

export interface RelayOptions {
  db: Database;
  redis: Redis | undefined;
  log: Logger;
}

export async function openRelay({ db, redis, log }: RelayOptions): Promise<Relay | undefined> {
  if (redis) return openRedisRelay(redis, log);
  if (db.kind === "embedded") return undefined;
  return openNotifyRelay(db, log);
}

/** Every envelope begins with the id of its process, so that a process does not hear itself. */
async function openRedisRelay(redis: Redis, log: Logger): Promise<Relay> {
  const origin = newId();
  const subscriber = redis.duplicate();
  subscriber.on("error", (error) => log.warn({ err: error }, "Redis cannot be reached"));
  await subscriber.subscribe(CHANNEL);
  let onGap: () => void = () => undefined;
  // The library subscribes again by itself; what was said in between is lost.
  subscriber.on("ready", () => onGap());
  return {
    send: (serialise) =>
      void redis
        .publish(CHANNEL, origin + serialise())
        .catch((error: unknown) => log.warn({ err: error }, "news were not relayed")),
    onReceive: (handler) =>
      subscriber.on("message", (_, text) => {
        if (!text.startsWith(origin)) handler(text.slice(ORIGIN_LENGTH));
      }),
    onGap: (handler) => void (onGap = handler),
    close: async () => subscriber.disconnect(),
  };
}

/** News are sent only while other processes are there: each says so when it starts, and again from time to time. */
async function openNotifyRelay(db: Database, log: Logger): Promise<Relay> {
  const origin = newId();
  const peers = createPeers();
  let handle: (envelope: string) => void = () => undefined;
  let announceGap: () => void = () => undefined;
  let batch: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  function hear(text: string): void {
    const sender = text.slice(0, ORIGIN_LENGTH);
    if (sender === origin) return;
    peers.heard(sender);
    const body = text.slice(ORIGIN_LENGTH);
    if (body === WHO_IS_THERE) post(I_AM_HERE);
    else if (body !== I_AM_HERE) handle(body);
  }

  function post(body: string): void {
    batch.push(origin + body);
    timer ??= setTimeout(() => void flush(), BATCH_MS);
  }

  /** One batch after the other: on two connections the later one could overtake. */
  function flush(): Promise<void> {
    timer = undefined;
    last = last.then(sendBatch);
    return last;
  }

  async function sendBatch(): Promise<void> {
    const sending = batch;
    batch = [];
    if (sending.length === 0) return;
    try {
      await db.query("SELECT pg_notify($1, text) FROM unnest($2::text[]) AS text", [CHANNEL, sending]);
    } catch (error) {
      log.warn({ err: error }, "news were not relayed");
    }
  }

  const stop = await db.listen(CHANNEL, hear, {
    onGap() {
      post(WHO_IS_THERE);
      announceGap();
    },
  });
  post(WHO_IS_THERE);
  const heartbeat = setInterval(() => post(I_AM_HERE), HEARTBEAT_MS);
  heartbeat.unref();

  return {
    send(serialise, serialiseGap) {
      if (!peers.areThere()) return;
      const body = serialise();
      post(Buffer.byteLength(body) + ORIGIN_LENGTH <= NOTIFY_LIMIT_BYTES ? body : serialiseGap());
    },
    onReceive: (handler) => void (handle = handler),
    onGap: (handler) => void (announceGap = handler),
    async close() {
      clearInterval(heartbeat);
      clearTimeout(timer);
      // The last turns before a stop are news for the others too.
      await flush();
      await stop();
    },
  };
}

function createPeers() {
  const lastHeard = new Map<string, number>();
  return {
    heard: (origin: string) => void lastHeard.set(origin, performance.now()),
    areThere(): boolean {
      const since = performance.now() - PEER_GONE_AFTER_MS;
      for (const [origin, at] of lastHeard) if (at < since) lastHeard.delete(origin);
      return lastHeard.size > 0;
    },
  };
}
