// The queue's library on our database: on a transaction of ours, or on the database itself.

import type { QueryResult } from "pg";
import type { Database, Queryable, Transaction } from "../db/index.ts";

/** The library wraps its maintenance as one text of several statements. */
const wrapped = /^\s*BEGIN;([\s\S]*)COMMIT;\s*$/;

export function isTransaction(queryable: Queryable): queryable is Transaction {
  return "afterCommit" in queryable;
}

export function onQueryable(queryable: Queryable) {
  return {
    async executeSql(text: string, values?: unknown[]): Promise<{ rows: object[] }> {
      // A transaction of ours, so that a statement that fails inside cannot leave its connection in the middle of one.
      const body = wrapped.exec(text)?.[1];
      if (body !== undefined && isDatabase(queryable))
        return queryable.transaction(async (tx) => rowsOf(await tx.query(body, values, { name: false })));
      return rowsOf(await queryable.query(text, values, { name: false }));
    },
  };
}

function isDatabase(queryable: Queryable): queryable is Database {
  return "transaction" in queryable;
}

/** Several statements give several results, which the type of a query does not tell. */
function rowsOf(result: QueryResult<object> | QueryResult<object>[]): { rows: object[] } {
  return { rows: Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows };
}
