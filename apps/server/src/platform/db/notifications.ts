// LISTEN on a connection of its own (PostgreSQL), which is opened again when it is lost.

import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { ListenOptions, Log } from "./database.ts";

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
  listen(channel: string, handler: (payload: string) => void, options?: ListenOptions): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export function assertChannelName(channel: string): void {
  if (!CHANNEL_NAME.test(channel)) throw new Error("A channel is named with lower-case letters, digits and _.");
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

/** @param connect makes a client which is not connected yet. */
export function createNotifications(createClient: () => pg.Client, log: Log): Notifications {
  const subscriptions = createSubscriptions(log);
  let client: Promise<pg.Client> | undefined;
  let closed = false;

  async function open(): Promise<pg.Client> {
    const created = createClient();
    created.on("notification", subscriptions.deliver);
    created.on("error", () => undefined);
    await created.connect();
    created.once("end", () => {
      if (closed) return;
      log.warn({}, "The connection for notifications was lost; opening it again.");
      client = reopen();
      client.catch(() => undefined);
    });
    return created;
  }

  async function reopen(): Promise<pg.Client> {
    for (let pause = RECONNECT_PAUSE_MILLISECONDS; ; pause = Math.min(pause * 2, MAXIMUM_RECONNECT_PAUSE_MILLISECONDS)) {
      await sleep(pause);
      if (closed) throw new Error("The database is closed.");
      try {
        const opened = await open();
        for (const channel of subscriptions.channels()) await opened.query(`LISTEN ${channel}`);
        subscriptions.announceGap();
        return opened;
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
        client ??= open();
        await (await client).query(`LISTEN ${channel}`);
      } catch (error) {
        remove();
        client = undefined;
        throw error;
      }
      return async () => {
        if (remove() && !closed) await (await client)?.query(`UNLISTEN ${channel}`);
      };
    },
    async close() {
      closed = true;
      const opened = await client?.catch(() => undefined);
      await opened?.end();
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
