// A connection that breaks is an event like any other: the query on it fails, the next one gets a new connection.
// Without these listeners it would end the process.

import type { Pool } from "pg";
import type { Log } from "./database.ts";

export function keepPoolAlive(pool: Pool, log: Log): void {
  // A connection in use tells its query, which fails; nothing else is to be done.
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("error", (error) => log.warn({ err: error }, "An idle database connection was lost."));
}
