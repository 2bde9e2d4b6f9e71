// What the rest of the server knows of the database: queries, transactions, news. Opened by `openDatabase`.

import type { Kysely } from "kysely";
import type { Pool, QueryResult } from "pg";
import type { Schema } from "./schema.ts";

export type DatabaseKind = "embedded" | "postgres";

/** The part of the logger this module uses. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface QueryOptions {
  /**
   * Name of the prepared statement. Left out, a text seen repeatedly gets one by itself;
   * `false` never prepares, for texts that differ on every call.
   */
  name?: string | false;
}

export interface Queryable {
  kysely: Kysely<Schema>;
  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
    options?: QueryOptions,
  ): Promise<QueryResult<Row>>;
}

export interface Transaction extends Queryable {
  /** Runs after the commit, in order, and never if there is none. A failure is logged. */
  afterCommit(callback: () => void | Promise<void>): void;
}

export interface ListenOptions {
  /** Notifications may have been missed: the connection was lost and is back. Read what you need anew. */
  onGap?: () => void;
}

export interface Database extends Queryable {
  kind: DatabaseKind;
  /**
   * The pool itself, for libraries which bring their own SQL. The embedded database has ONE session, so its pool has
   * one connection, and transactions run one after another: keep them short.
   */
  pool: Pool;
  /**
   * Runs `fn` in a transaction; repeats it after a serialization failure or deadlock, so `fn` touches nothing but
   * `tx`. Inside, only `tx` may be used: the database itself (query, kysely, pool, transaction) throws at once,
   * because on the embedded database it would wait for itself. Kysely's own `kysely.transaction()` is for libraries:
   * it is neither repeated nor watched.
   */
  transaction<Value>(fn: (tx: Transaction) => Promise<Value>): Promise<Value>;
  /** A transaction that sees and changes the rows of one workspace only (row-level security). */
  inWorkspace<Value>(workspaceId: string, fn: (tx: Transaction) => Promise<Value>): Promise<Value>;
  /** Calls `handler` for each notification on the channel; resolves to the function that ends it. */
  listen(
    channel: string,
    handler: (payload: string) => void,
    options?: ListenOptions,
  ): Promise<() => Promise<void>>;
  /** Sends a notification (at most 8,000 bytes). In a transaction use `select pg_notify(…)` through `tx`. */
  notify(channel: string, payload: string): Promise<void>;
  close(): Promise<void>;
}
