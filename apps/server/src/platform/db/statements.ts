// Runs statements on one checked-out connection and knows when that connection must not be used again.

import type { PoolClient, QueryResult } from "pg";
import type { QueryOptions } from "./database.ts";
import { isConnectionFailure, isStalePlan, toCallerError } from "./databaseErrors.ts";
import type { NameStatement } from "./statementNames.ts";

export interface Statements {
  run<Row extends object>(
    client: PoolClient,
    text: string,
    values?: readonly unknown[],
    options?: QueryOptions,
  ): Promise<QueryResult<Row>>;
}

export function createStatements(nameStatement: NameStatement): Statements {
  return {
    async run<Row extends object>(
      client: PoolClient,
      text: string,
      values: readonly unknown[] = [],
      options: QueryOptions = {},
    ) {
      const name = options.name === false ? undefined : (options.name ?? nameStatement(text));
      try {
        return await client.query<Row>({
          text,
          values: [...values],
          ...(name === undefined ? {} : { name }),
        });
      } catch (error) {
        throw toCallerError(error);
      }
    },
  };
}

/** A connection which broke, or holds outdated plans, is closed; any other goes back to the pool. */
export function mustDiscard(error: unknown): boolean {
  return isConnectionFailure(error) || isStalePlan(error);
}
