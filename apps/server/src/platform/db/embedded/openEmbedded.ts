// The embedded database behind the same `pg` pool as a server, with one connection.
//
// Durability: commits reach the disk by fsync before they are answered, as on a PostgreSQL server, so neither a killed
// process nor a power cut loses an acknowledged row (as far as the disk itself keeps its promises).

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Pool, type ClientBase } from "pg";
import type { Log } from "../database.ts";
import { lockDataDirectory } from "../dataDirectoryLock.ts";
import { keepPoolAlive } from "../keepPoolAlive.ts";
import {
  assertChannelName,
  createSubscriptions,
  type Notifications,
  type Subscriptions,
} from "../notifications.ts";
import type { Backend } from "../backend.ts";
import { createValueTypes } from "../valueTypes.ts";
import { startMaintenance, type Maintenance } from "./maintenance.ts";
import { prepareDirectory } from "./prepareDirectory.ts";
import { startEmbedded, type Embedded } from "./startEmbedded.ts";

/** Queries wait in line for the one connection; this only ends the wait behind something that hangs. */
const CONNECTION_TIMEOUT_MILLISECONDS = 120_000;

export interface OpenEmbeddedOptions {
  dataDir: string;
  log: Log;
}

export interface EmbeddedBackend extends Backend {
  maintenance: Maintenance;
}

export async function openEmbedded({ dataDir, log }: OpenEmbeddedOptions): Promise<EmbeddedBackend> {
  await mkdir(dataDir, { recursive: true });
  let embedded: Embedded | undefined;
  const lock = await lockDataDirectory(dataDir, log, () => embedded?.abandon());
  try {
    const directory = join(dataDir, "pglite");
    const finishDirectory = await prepareDirectory(directory);
    embedded = await startEmbedded({ directory }, log);
    await finishDirectory();
    log.info({ directory }, "Opened the embedded database.");
    return createEmbeddedBackend(embedded, log, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

export function createEmbeddedBackend(
  embedded: Embedded,
  log: Log,
  closed: () => void = () => undefined,
): EmbeddedBackend {
  const subscriptions = createSubscriptions(log);
  const pool = new Pool({
    // Never read from the environment: there is no server whose PGHOST or PGUSER could be meant.
    host: "embedded",
    port: 0,
    user: "postgres",
    database: "postgres",
    ssl: false,
    stream: () => embedded.connection(),
    types: createValueTypes(),
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MILLISECONDS,
    onConnect: (client) => listenAgain(client, subscriptions),
  });
  keepPoolAlive(pool, log);
  const maintenance = startMaintenance(pool, log);

  return {
    kind: "embedded",
    pool,
    notifications: createEmbeddedNotifications(pool, subscriptions),
    maintenance,
    beforeClose: () => maintenance.stop(),
    async close() {
      await embedded.close();
      closed();
    },
  };
}

/** The one session listens itself: its notifications arrive with the answer to whatever it runs. */
function createEmbeddedNotifications(pool: Pool, subscriptions: Subscriptions): Notifications {
  pool.on("connect", (client) => client.on("notification", subscriptions.deliver));
  return {
    async listen(channel, handler, options = {}) {
      assertChannelName(channel);
      const remove = subscriptions.add({ channel, handler, ...options });
      await pool.query(`LISTEN ${channel}`);
      return async () => {
        if (remove()) await pool.query(`UNLISTEN ${channel}`);
      };
    },
  };
}

/** A connection after the first begins with nothing and has missed what was sent in between. */
async function listenAgain(client: ClientBase, subscriptions: Subscriptions): Promise<void> {
  const channels = subscriptions.channels();
  if (channels.length === 0) return;
  await client.query(channels.map((channel) => `LISTEN ${channel}`).join("; "));
  subscriptions.announceGap();
}
