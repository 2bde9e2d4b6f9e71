// The door to the database.

export type {
  Database,
  DatabaseKind,
  Log,
  ListenOptions,
  Queryable,
  QueryOptions,
  Transaction,
} from "./database.ts";
export { isConnectionFailure, sqlStateOf } from "./databaseErrors.ts";
export { migrate } from "./migrate.ts";
export { openInMemory, type InMemoryDatabase } from "./embedded/openInMemory.ts";
export { openDatabase, type OpenDatabaseOptions } from "./openDatabase.ts";
export type { Schema } from "./schema.ts";
