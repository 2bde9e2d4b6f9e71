// A pool of connections to a PostgreSQL server.

import { Client, Pool, type ClientConfig } from "pg";
import type { Log } from "./database.ts";
import { unavailable } from "./databaseErrors.ts";
import { keepPoolAlive } from "./keepPoolAlive.ts";
import { createNotifications } from "./notifications.ts";
import type { Backend } from "./backend.ts";
import { createValueTypes } from "./valueTypes.ts";
import { startStatisticsCare } from "./youngStatistics.ts";

const DEFAULT_POOL_SIZE = 10;
/** A query fails after this wait for a connection, so that an outage shows at once instead of piling up. */
const CONNECTION_TIMEOUT_MILLISECONDS = 5_000;
/** Ends statements that got out of hand; long work raises it with SET LOCAL. */
const STATEMENT_TIMEOUT_MILLISECONDS = 60_000;
/** A transaction left open by a hanging process must not hold its locks for ever. */
const IDLE_TRANSACTION_TIMEOUT_MILLISECONDS = 60_000;
/** Idle connections are kept: opening one costs more than holding it. */
const IDLE_CONNECTION_MILLISECONDS = 5 * 60_000;
const OLDEST_SERVER_VERSION = 150_000;

export async function openPostgres(
  databaseUrl: string,
  log: Log,
  poolSize = DEFAULT_POOL_SIZE,
): Promise<Backend> {
  const address = addressOf(databaseUrl);
  const connection: ClientConfig = {
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MILLISECONDS,
    keepAlive: true,
    fallback_application_name: "parley",
    types: createValueTypes(),
  };
  const pool = new Pool({
    ...connection,
    max: poolSize,
    idleTimeoutMillis: IDLE_CONNECTION_MILLISECONDS,
    statement_timeout: STATEMENT_TIMEOUT_MILLISECONDS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MILLISECONDS,
  });
  keepPoolAlive(pool, log);

  try {
    await assertServerVersion(pool);
  } catch (error) {
    await pool.end();
    throw explain(error, address);
  }
  log.info({ address }, "Connected to PostgreSQL.");

  const notifications = createNotifications(() => new Client(connection), log);
  const statistics = startStatisticsCare(pool, log);
  return {
    kind: "postgres",
    pool,
    notifications,
    async beforeClose() {
      await statistics.stop();
      await notifications.close();
    },
    close: () => Promise.resolve(),
  };
}

/** Host, port and database, never the password. */
function addressOf(databaseUrl: string): string {
  try {
    const { host, port, database } = new Client({ connectionString: databaseUrl });
    return `${host}:${port}/${database}`;
  } catch {
    throw new Error(
      "DATABASE_URL is not an address of a PostgreSQL database: postgres://user:password@host:5432/name",
    );
  }
}

class UnsupportedServer extends Error {}

async function assertServerVersion(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ version: string; number: number }>(
    "select current_setting('server_version') as version, current_setting('server_version_num')::int as number",
  );
  const [server] = rows;
  if (!server || server.number >= OLDEST_SERVER_VERSION) return;
  throw new UnsupportedServer(`PostgreSQL ${server.version} is too old: Parley needs version 15 or newer.`);
}

function explain(error: unknown, address: string): Error {
  if (error instanceof UnsupportedServer) return error;
  const reason = error instanceof Error ? error.message || String(Reflect.get(error, "code")) : String(error);
  return unavailable(error, `Cannot reach the database at ${address} (${reason}); check DATABASE_URL.`);
}
