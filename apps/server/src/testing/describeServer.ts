// Runs a describe block against one test server, on each kind of database or on the kinds it names.

import { createTestDatabase, testDatabases, type TestDatabase } from "@parley/testkit/databases";
import { afterAll, beforeAll, describe } from "vitest";
import type { DatabaseKind } from "../platform/db/index.ts";
import { startTestServer, type TestServer, type TestServerOptions } from "./startTestServer.ts";

/** Opening a database and building a server beside a busy machine's other work. */
const START_TIMEOUT_MS = 90_000;
/** A story of several requests on a busy machine. */
const TEST_TIMEOUT_MS = 30_000;

export interface DescribeServerOptions extends Omit<TestServerOptions, "database"> {
  /** Rules that know nothing of the database are proven on one kind. */
  on?: readonly DatabaseKind[];
}

/** `server()` is there from the first hook on; all tests of the block share it. */
export function describeServer(
  name: string,
  { on = testDatabases(), ...options }: DescribeServerOptions,
  define: (server: () => TestServer, kind: DatabaseKind, testDatabase: () => TestDatabase) => void,
): void {
  describe.each(on.map((kind) => ({ kind })))(`${name} ($kind)`, { timeout: TEST_TIMEOUT_MS }, ({ kind }) => {
    let opened: TestDatabase | undefined;
    let started: TestServer | undefined;
    beforeAll(async () => {
      opened = await createTestDatabase(kind);
      started = await startTestServer({ ...options, database: opened.database });
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      await started?.close();
      await opened?.close();
    }, START_TIMEOUT_MS);

    const existing = <Value>(value: Value | undefined): Value => {
      if (value === undefined)
        throw new Error("The server is started in beforeAll: use it in hooks and tests only.");
      return value;
    };
    define(
      () => existing(started),
      kind,
      () => existing(opened),
    );
  });
}
