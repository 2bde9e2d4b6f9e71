// Opens the database: a PostgreSQL server when there is an address, else the embedded one in the data directory.

import type pg from "pg";
import type { Database, DatabaseKind, Log } from "./database.ts";
import { isStalePlan, toCallerError } from "./databaseErrors.ts";
import { openEmbedded } from "./embedded/openEmbedded.ts";
import { createKyselyOnPool, type ClientSource } from "./kyselyOnPool.ts";
import { assertChannelName, type Notifications } from "./notifications.ts";
import { openPostgres } from "./openPostgres.ts";
import { createStatementNames } from "./statementNames.ts";
import { createStatements, mustDiscard } from "./statements.ts";
import { createTransactions } from "./transactions.ts";
import { assertWorkspaceId } from "./workspaceId.ts";

export interface OpenDatabaseOptions {
  /** Address of a PostgreSQL 15 or newer; without it the embedded database is used. */
  databaseUrl?: string | undefined;
  /** Where the embedded database keeps its files. */
  dataDir: string;
  log: Log;
  /** Connections to PostgreSQL; the embedded database always has one. */
  poolSize?: number | undefined;
}

/** What a kind of database brings; everything else is the same for both. */
export interface Backend {
  kind: DatabaseKind;
  pool: pg.Pool;
  notifications: Notifications;
  /** Called after the pool has ended. */
  close(): Promise<void>;
}

export async function openDatabase({ databaseUrl, dataDir, log, poolSize }: OpenDatabaseOptions): Promise<Database> {
  const backend = databaseUrl ? await openPostgres(databaseUrl, log, poolSize) : await openEmbedded({ dataDir, log });
  return createDatabase(backend, log);
}

export function createDatabase(backend: Backend, log: Log): Database {
  const { kind, pool } = backend;
  const statements = createStatements(createStatementNames());
  const transactions = createTransactions({ connect }, statements, log);
  const outside: ClientSource = {
    connect() {
      transactions.assertOutside();
      return connect();
    },
  };
  let closing: Promise<void> | undefined;

  async function connect(): Promise<pg.PoolClient> {
    try {
      return await pool.connect();
    } catch (error) {
      throw toCallerError(error);
    }
  }

  const query: Database["query"] = async (text, values, options) => {
    for (let isRepeated = false; ; isRepeated = true) {
      const client = await outside.connect();
      let discard = false;
      try {
        return await statements.run(client, text, values, options);
      } catch (error) {
        discard = mustDiscard(error);
        if (isRepeated || !isStalePlan(error)) throw error;
      } finally {
        client.release(discard);
      }
    }
  };

  return {
    kind,
    pool: guardPool(pool, transactions.assertOutside),
    kysely: createKyselyOnPool(outside, statements),
    query,
    transaction: (fn) => transactions.run("BEGIN", fn),
    inWorkspace(workspaceId, fn) {
      assertWorkspaceId(workspaceId);
      // One round trip. SET LOCAL takes no parameters; the id was checked to be hexadecimal.
      const begin = `BEGIN; SET LOCAL ROLE parley_app; SET LOCAL parley.workspace_id = '${workspaceId}'`;
      return transactions.run(begin, fn);
    },
    async listen(channel, handler, options) {
      transactions.assertOutside();
      return backend.notifications.listen(channel, handler, options);
    },
    async notify(channel, payload) {
      assertChannelName(channel);
      await query("select pg_notify($1, $2)", [channel, payload]);
    },
    close() {
      closing ??= (async () => {
        await backend.notifications.close();
        await pool.end();
        await backend.close();
      })();
      return closing;
    },
  };
}

/** The pool for libraries; it refuses, as everything here does, to be used inside an open transaction. */
function guardPool(pool: pg.Pool, assertOutside: () => void): pg.Pool {
  return new Proxy(pool, {
    get(target, property) {
      if (property === "connect" || property === "query") assertOutside();
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
