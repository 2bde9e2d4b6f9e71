// The database as the server uses it, on top of either kind.

import type { Pool, PoolClient } from "pg";
import type { Backend } from "./backend.ts";
import type { Database, Log } from "./database.ts";
import { toCallerError } from "./databaseErrors.ts";
import { createKyselyOnPool, type ClientSource } from "./kyselyOnPool.ts";
import { assertChannelName } from "./notifications.ts";
import { createStatementNames } from "./statementNames.ts";
import { repeatOnConflict } from "./repeatOnConflict.ts";
import { createStatements, mustDiscard } from "./statements.ts";
import { createTransactions } from "./transactions.ts";
import { assertWorkspaceId } from "./workspaceId.ts";

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

  async function connect(): Promise<PoolClient> {
    try {
      return await pool.connect();
    } catch (error) {
      throw toCallerError(error);
    }
  }

  const query: Database["query"] = (text, values, options) =>
    repeatOnConflict(async () => {
      const client = await outside.connect();
      let discard = false;
      try {
        return await statements.run(client, text, values, options);
      } catch (error) {
        discard = mustDiscard(error);
        throw error;
      } finally {
        client.release(discard);
      }
    });

  return {
    kind,
    pool: guardPool(pool, transactions.assertOutside),
    kysely: createKyselyOnPool(outside, statements),
    query,
    transaction: (fn) => transactions.run("BEGIN", fn),
    async inWorkspace(workspaceId, fn) {
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
        await backend.beforeClose();
        await pool.end();
        await backend.close();
      })();
      return closing;
    },
  };
}

/** The pool for libraries; it refuses, as everything here does, to be used inside an open transaction. */
function guardPool(pool: Pool, assertOutside: () => void): Pool {
  return new Proxy(pool, {
    get(target, property) {
      if (property === "connect" || property === "query") assertOutside();
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
