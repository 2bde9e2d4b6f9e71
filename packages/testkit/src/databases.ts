// Fresh, migrated databases of both kinds for tests. They need the global setup `postgresGlobalSetup.ts`.

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { openDatabase, openInMemory, type Database, type DatabaseKind } from "./serverDatabase.ts";
import { templateDatabase } from "./postgresGlobalSetup.ts";
import { silentLog } from "./silentLog.ts";

export { startThrowAwayPostgres, type ThrowAwayPostgres } from "./startThrowAwayPostgres.ts";

/** Opening a database beside a busy machine's other work. */
const OPEN_TIMEOUT_MILLISECONDS = 60_000;
/** Small, because many test databases share one server. */
const POOL_SIZE = 8;

export interface TestDatabase {
  kind: DatabaseKind;
  database: Database;
  /** Address for further connections; the embedded kind has none. */
  url: string | undefined;
  close(): Promise<void>;
}

export function testDatabases(): readonly DatabaseKind[] {
  return ["embedded", "postgres"];
}

export function createTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  return kind === "embedded" ? createEmbedded() : createPostgres();
}

/**
 * Runs the describe block once on each kind of database, each time with a fresh one.
 * `database()` is there from the first hook on.
 */
export function describeOnDatabases(
  name: string,
  define: (database: () => Database, kind: DatabaseKind, testDatabase: () => TestDatabase) => void,
): void {
  describe.each(testDatabases().map((kind) => ({ kind })))(`${name} ($kind)`, ({ kind }) => {
    let opened: TestDatabase | undefined;
    const testDatabase = () => {
      if (!opened) throw new Error("The database is opened in beforeAll: use it in hooks and tests only.");
      return opened;
    };
    beforeAll(async () => {
      opened = await createTestDatabase(kind);
    }, OPEN_TIMEOUT_MILLISECONDS);
    afterAll(async () => {
      await opened?.close();
    }, OPEN_TIMEOUT_MILLISECONDS);
    define(() => testDatabase().database, kind, testDatabase);
  });
}

async function createEmbedded(): Promise<TestDatabase> {
  const snapshot = new Uint8Array(readFileSync(inject("embeddedSnapshot")));
  const database = await openInMemory({ log: silentLog, snapshot });
  return { kind: "embedded", database, url: undefined, close: () => database.close() };
}

async function createPostgres(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const adminUrl = inject("postgresUrl");
  await administrate(adminUrl, `create database ${name} template ${templateDatabase}`);

  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const database = await openDatabase({
    databaseUrl: url.href,
    dataDir: "",
    log: silentLog,
    poolSize: POOL_SIZE,
  });
  return {
    kind: "postgres",
    database,
    url: url.href,
    async close() {
      await database.close();
      await administrate(adminUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function administrate(url: string, statement: string): Promise<void> {
  const admin = await openDatabase({ databaseUrl: url, dataDir: "", log: silentLog, poolSize: 1 });
  try {
    await admin.query(statement);
  } finally {
    await admin.close();
  }
}
