// Kysely on our connections: its statements are named like ours, and errors are told the same way.

import {
  Kysely,
  PostgresDialect,
  type PostgresCursor,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from "kysely";
import type { PoolClient } from "pg";
import { mustDiscard, type Statements } from "./statements.ts";
import type { Schema } from "./schema.ts";

export interface ClientSource {
  connect(): Promise<PoolClient>;
}

/** Kysely whose every statement checks a connection out of the pool. */
export function createKyselyOnPool(source: ClientSource, statements: Statements): Kysely<Schema> {
  return createKysely(async () => {
    const client = await source.connect();
    return kyselyClient(client, statements, (discard) => client.release(discard));
  });
}

/** Kysely inside one transaction: it has its connection and never gives it back. */
export function createKyselyOnClient(connect: () => PoolClient, statements: Statements): Kysely<Schema> {
  return createKysely(async () => kyselyClient(connect(), statements, () => undefined));
}

function createKysely(connect: () => Promise<PostgresPoolClient>): Kysely<Schema> {
  // The pool is closed by the database that owns it.
  const pool = { connect, end: () => Promise.resolve(), options: {} };
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

function kyselyClient(
  client: PoolClient,
  statements: Statements,
  release: (discard: boolean) => void,
): PostgresPoolClient {
  let broken = false;

  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(text: string | PostgresCursor<Row>, values: readonly unknown[] = []): unknown {
    if (typeof text !== "string")
      throw new Error("Streaming is not supported: page through the rows by key.");
    return run<Row>(text, values);
  }

  async function run<Row>(text: string, values: readonly unknown[]) {
    try {
      const { command, rowCount, rows } = await statements.run<Row & object>(client, text, values);
      return { command: toKyselyCommand(command), rowCount: rowCount ?? 0, rows };
    } catch (error) {
      broken ||= mustDiscard(error);
      throw error;
    }
  }

  return { query, release: (discard) => release(discard === true || broken) };
}

type Command = PostgresQueryResult<unknown>["command"];
const commands: readonly Command[] = ["UPDATE", "DELETE", "INSERT", "SELECT", "MERGE", "COMMIT", "ROLLBACK"];

/** Kysely counts changed rows for the commands it knows and treats any other like a SELECT. */
function toKyselyCommand(command: string): Command {
  return commands.find((known) => known === command) ?? "SELECT";
}
