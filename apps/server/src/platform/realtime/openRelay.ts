// How news reach the other processes: Redis where it is configured, PostgreSQL's NOTIFY otherwise, nothing for the
// embedded database, which has one process.

import type { Redis } from "ioredis";
import type { Database } from "../db/index.ts";
import { newId } from "../ids.ts";
import type { Logger } from "../log.ts";
import type { Relay } from "./bus.ts";

const CHANNEL = "parley_news";
/** NOTIFY carries at most 8,000 bytes; a larger envelope is left out, and readers find the gap by its numbers. */
const NOTIFY_LIMIT_BYTES = 7_800;
/** News wait this long for company, so that a burst costs one statement. */
const BATCH_MS = 5;
const ORIGIN_LENGTH = 24;

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
  return {
    send: (envelope) =>
      void redis
        .publish(CHANNEL, origin + envelope)
        .catch((error: unknown) => log.warn({ err: error }, "news were not relayed")),
    onReceive: (handler) =>
      subscriber.on("message", (_, text) => {
        if (!text.startsWith(origin)) handler(text.slice(ORIGIN_LENGTH));
      }),
    close: async () => subscriber.disconnect(),
  };
}

async function openNotifyRelay(db: Database, log: Logger): Promise<Relay> {
  const origin = newId();
  let handle: (envelope: string) => void = () => undefined;
  let batch: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const stop = await db.listen(CHANNEL, (text) => {
    if (!text.startsWith(origin)) handle(text.slice(ORIGIN_LENGTH));
  });

  function flush(): void {
    const sending = batch;
    batch = [];
    timer = undefined;
    db.query("SELECT pg_notify($1, text) FROM unnest($2::text[]) AS text", [CHANNEL, sending]).catch(
      (error: unknown) => log.warn({ err: error }, "news were not relayed"),
    );
  }

  return {
    send(envelope) {
      const text = origin + envelope;
      if (Buffer.byteLength(text) > NOTIFY_LIMIT_BYTES) return;
      batch.push(text);
      timer ??= setTimeout(flush, BATCH_MS);
    },
    onReceive: (handler) => void (handle = handler),
    async close() {
      clearTimeout(timer);
      await stop();
    },
  };
}
