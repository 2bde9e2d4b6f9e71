// The door to the database.

export type {
  Database,
  DatabaseKind,
  ListenOptions,
  Queryable,
  QueryOptions,
  Transaction,
} from "./database.ts";
export { isConnectionFailure, sqlStateOf } from "./databaseErrors.ts";
export { migrate } from "./migrate.ts";
export { openDatabase, type OpenDatabaseOptions } from "./openDatabase.ts";
export type { Schema } from "./schema.ts";
