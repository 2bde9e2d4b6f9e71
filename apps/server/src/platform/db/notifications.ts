// LISTEN on a connection of its own (PostgreSQL), which is opened again when it is lost.

import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { ListenOptions, Log } from "./database.ts";
import { toCallerError } from "./databaseErrors.ts";

/** The pause before the connection is tried again; it doubles up to the maximum. */
const RECONNECT_PAUSE_MILLISECONDS = 200;
const MAXIMUM_RECONNECT_PAUSE_MILLISECONDS = 10_000;
/** PostgreSQL cuts longer names off. */
const CHANNEL_NAME = /^[a-z_][a-z0-9_]{0,62}$/;

interface Subscription extends ListenOptions {
  channel: string;
  handler: (payload: string) => void;
}

export interface Notifications {
  listen(
    channel: string,
    handler: (payload: string) => void,
    options?: ListenOptions,
  ): Promise<() => Promise<void>>;
}

export function assertChannelName(channel: string): void {
  if (!CHANNEL_NAME.test(channel))
    throw new Error("A channel is named with lower-case letters, digits and _.");
}

export interface Subscriptions {
  add(subscription: Subscription): () => boolean;
  channels(): string[];
  deliver(message: { channel: string; payload?: string | undefined }): void;
  announceGap(): void;
}

export function createSubscriptions(log: Log): Subscriptions {
  const subscriptions = new Set<Subscription>();
  return {
    /** The returned function removes it and tells whether it was the channel's last. */
    add(subscription) {
      subscriptions.add(subscription);
      return () => {
        subscriptions.delete(subscription);
        return ![...subscriptions].some(({ channel }) => channel === subscription.channel);
      };
    },
    channels: () => [...new Set([...subscriptions].map(({ channel }) => channel))],
    deliver({ channel, payload = "" }) {
      for (const subscription of subscriptions) {
        if (subscription.channel !== channel) continue;
        guarded(() => subscription.handler(payload), log);
      }
    },
    announceGap() {
      for (const { onGap } of subscriptions) if (onGap) guarded(onGap, log);
    },
  };
}

/** @param createClient makes a client which is not connected yet. */
export function createNotifications(
  createClient: () => pg.Client,
  log: Log,
): Notifications & { close(): Promise<void> } {
  const subscriptions = createSubscriptions(log);
  const closing = new AbortController();
  let connected: Promise<pg.Client> | undefined;
  /** `pg` takes one statement at a time. */
  let last: Promise<unknown> = Promise.resolve();

  function execute(statement: string): Promise<unknown> {
    const result = last.then(async () => (await connection()).query(statement));
    last = result.catch(() => undefined);
    return result;
  }

  function connection(): Promise<pg.Client> {
    connected ??= open().catch((error: unknown) => {
      connected = undefined;
      throw error;
    });
    return connected;
  }

  async function open(): Promise<pg.Client> {
    const client = createClient();
    let isInUse = false;
    let hasEnded = false;
    client.on("notification", subscriptions.deliver);
    client.on("error", () => undefined);
    client.once("end", () => {
      hasEnded = true;
      if (!isInUse || closing.signal.aborted) return;
      log.warn({}, "The connection for notifications was lost; opening it again.");
      connected = reopen();
      connected.catch(() => undefined);
    });

    await client.connect();
    for (const channel of subscriptions.channels()) await client.query(`LISTEN ${channel}`);
    if (hasEnded) throw new Error("Connection terminated while it was being set up.");
    isInUse = true;
    return client;
  }

  async function reopen(): Promise<pg.Client> {
    for (
      let pause = RECONNECT_PAUSE_MILLISECONDS;
      ;
      pause = Math.min(pause * 2, MAXIMUM_RECONNECT_PAUSE_MILLISECONDS)
    ) {
      await sleep(pause, undefined, { signal: closing.signal });
      try {
        const client = await open();
        subscriptions.announceGap();
        return client;
      } catch (error) {
        log.warn({ err: error }, "The connection for notifications could not be opened.");
      }
    }
  }

  return {
    async listen(channel, handler, options = {}) {
      assertChannelName(channel);
      const remove = subscriptions.add({ channel, handler, ...options });
      try {
        await execute(`LISTEN ${channel}`);
      } catch (error) {
        remove();
        throw toCallerError(error);
      }
      return async () => {
        if (remove() && !closing.signal.aborted) await execute(`UNLISTEN ${channel}`);
      };
    },
    async close() {
      closing.abort();
      const client = await connected?.catch(() => undefined);
      await client?.end();
    },
  };
}

function guarded(callback: () => void, log: Log): void {
  try {
    callback();
  } catch (error) {
    log.error({ err: error }, "A listener of database notifications failed.");
  }
}
