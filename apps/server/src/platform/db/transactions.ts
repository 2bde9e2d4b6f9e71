// Transactions: begin, run, commit; repeat when another transaction was in the way; refuse to nest.

import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely } from "kysely";
import type { PoolClient } from "pg";
import type { Log, QueryOptions, Transaction } from "./database.ts";
import { toCallerError, unavailable } from "./databaseErrors.ts";
import { createKyselyOnClient, type ClientSource } from "./kyselyOnPool.ts";
import type { Schema } from "./schema.ts";
import { repeatOnConflict } from "./repeatOnConflict.ts";
import { mustDiscard, type Statements } from "./statements.ts";

/** Ends or begins a transaction; savepoints are fine. */
const TRANSACTION_CONTROL =
  /^\s*(begin|start\s+transaction|commit|end|abort|rollback(?!\s+to\b)|prepare\s+transaction)\b/i;

interface OpenTransaction {
  open: boolean;
}

export interface Transactions {
  run<Value>(begin: string, fn: (tx: Transaction) => Promise<Value>): Promise<Value>;
  /** @throws when the caller is inside a transaction: it must use `tx`. */
  assertOutside(): void;
}

export function createTransactions(source: ClientSource, statements: Statements, log: Log): Transactions {
  const current = new AsyncLocalStorage<OpenTransaction>();

  async function attempt<Value>(begin: string, fn: (tx: Transaction) => Promise<Value>): Promise<Value> {
    const client = await source.connect();
    const state: OpenTransaction = { open: true };
    const { tx, settle } = createTransaction(client, statements, state, log);
    let discard = false;
    try {
      await execute(client, begin);
      const value = await current.run(state, () => fn(tx));
      await settle.pending();
      await commit(client);
      settle.committed();
      return value;
    } catch (error) {
      state.open = false;
      discard = mustDiscard(error) || !(await rollBack(client));
      throw error;
    } finally {
      state.open = false;
      client.release(discard);
      settle.runAfterCommit();
    }
  }

  function assertOutside(): void {
    if (current.getStore()?.open !== true) return;
    throw new Error(
      "The database was used inside an open transaction: use the transaction's own `tx`, or do the work after it.",
    );
  }

  return {
    assertOutside,
    async run(begin, fn) {
      assertOutside();
      return repeatOnConflict(() => attempt(begin, fn));
    },
  };
}

function createTransaction(client: PoolClient, statements: Statements, state: OpenTransaction, log: Log) {
  const callbacks: (() => void | Promise<void>)[] = [];
  let hasCommitted = false;
  let kysely: Kysely<Schema> | undefined;
  /** `pg` sends one statement at a time; those started together wait for each other here. */
  let last: Promise<unknown> = Promise.resolve();

  function assertOpen(): void {
    if (!state.open)
      throw new Error("This transaction has ended: a statement was not awaited, or came too late.");
  }

  function assertNoControl(text: string): void {
    if (!TRANSACTION_CONTROL.test(text)) return;
    throw new Error(
      "A transaction is begun and ended by `database.transaction` alone: return to commit, throw to roll back.",
    );
  }

  const inOrder: Statements = {
    run<Row extends object>(
      _: PoolClient,
      text: string,
      values?: readonly unknown[],
      options?: QueryOptions,
    ) {
      const result = last.then(() => {
        assertOpen();
        assertNoControl(text);
        return statements.run<Row>(client, text, values, options);
      });
      last = result.catch(() => undefined);
      return result;
    },
  };

  const tx: Transaction = {
    async query<Row extends object>(text: string, values?: readonly unknown[], options?: QueryOptions) {
      assertOpen();
      return inOrder.run<Row>(client, text, values, options);
    },
    get kysely() {
      kysely ??= createKyselyOnClient(() => client, inOrder);
      return kysely;
    },
    afterCommit(callback) {
      assertOpen();
      callbacks.push(callback);
    },
  };

  return {
    tx,
    settle: {
      /** Statements nobody awaited still belong to the transaction. */
      pending: () => last,
      committed() {
        hasCommitted = true;
      },
      runAfterCommit() {
        if (!hasCommitted) return;
        for (const callback of callbacks) void runSafely(callback, log);
      },
    },
  };
}

async function runSafely(callback: () => void | Promise<void>, log: Log): Promise<void> {
  try {
    await callback();
  } catch (error) {
    log.error({ err: error }, "Work to be done after a commit failed.");
  }
}

async function execute(client: PoolClient, text: string): Promise<void> {
  try {
    await client.query(text);
  } catch (error) {
    throw toCallerError(error);
  }
}

async function commit(client: PoolClient): Promise<void> {
  try {
    const { command } = await client.query("COMMIT");
    if (command === "COMMIT") return;
  } catch (error) {
    const caller = toCallerError(error);
    // The answer was lost, so the commit may have happened. Repeating could do the work twice.
    throw caller === error
      ? error
      : unavailable(error, "The connection was lost during a commit; it may have happened.");
  }
  throw new Error(
    "The transaction was rolled back: one of its statements failed and the error was not passed on.",
  );
}

async function rollBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query("ROLLBACK");
    return true;
  } catch {
    return false;
  }
}
