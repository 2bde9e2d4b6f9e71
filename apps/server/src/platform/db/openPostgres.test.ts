import { startThrowAwayPostgres, type ThrowAwayPostgres } from "@parley/testkit/startThrowAwayPostgres";
import { silentLog } from "@parley/testkit/silentLog";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { openDatabase, type Database } from "./index.ts";

const migrationsDirectory = new URL("../../migrations/", import.meta.url).pathname;

function open(databaseUrl: string): Promise<Database> {
  return openDatabase({ databaseUrl, dataDir: "", log: silentLog, poolSize: 2 });
}

function addressOf(change: (url: URL) => void): string {
  const url = new URL(inject("postgresUrl"));
  change(url);
  return url.href;
}

describe("opening a PostgreSQL database", () => {
  it("says where it looked and what to check when nothing answers there", async () => {
    const url = addressOf((address) => {
      address.port = "1";
      address.password = "geheim";
    });
    const error: unknown = await open(url).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "database_unavailable" });
    expect(String(error)).toMatch(
      /Cannot reach the database at 127\.0\.0\.1:1\/postgres .*check DATABASE_URL/,
    );
    expect(String(error)).not.toContain("geheim");
  });

  it("says which database does not exist", async () => {
    const url = addressOf((address) => {
      address.pathname = "/no_such_database";
    });
    await expect(open(url)).rejects.toThrow(/"no_such_database" does not exist.*DATABASE_URL/);
  });

  it("refuses an address of something else", async () => {
    await expect(open("mysql://somewhere/else")).rejects.toThrow("DATABASE_URL");
    await expect(open("not an address")).rejects.toThrow("DATABASE_URL");
  });
});

describe("a PostgreSQL server that goes away", () => {
  let postgres: ThrowAwayPostgres;
  let database: Database;

  beforeAll(async () => {
    postgres = await startThrowAwayPostgres();
    database = await open(postgres.url);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await postgres.stop();
  });

  it.each(["orderly", "crash"] as const)(
    "fails queries at once and is used again when back (%s)",
    async (how) => {
      await Promise.all([database.query("select 1"), database.query("select 1")]);
      const isInTransaction = Promise.withResolvers<void>();
      const isDown = Promise.withResolvers<void>();
      const inTransaction = database
        .transaction(async (tx) => {
          await tx.query("select 1");
          isInTransaction.resolve();
          await isDown.promise;
          await tx.query("select 1");
        })
        .catch((error: unknown) => error);
      const running = database.query("select pg_sleep(30)").catch((error: unknown) => error);
      await isInTransaction.promise;
      await vi.waitFor(() => expect(database.pool.idleCount).toBe(0));
      await postgres.halt(how);
      isDown.resolve();

      expect(await running).toMatchObject({ code: "database_unavailable" });
      expect(await inTransaction).toMatchObject({ code: "database_unavailable" });
      const before = Date.now();
      await expect(database.query("select 1")).rejects.toMatchObject({
        code: "database_unavailable",
        status: 503,
      });
      // Well below the five seconds a query would wait for a free connection.
      expect(Date.now() - before).toBeLessThan(4_000);

      await postgres.resume();
      expect((await database.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    },
  );
});

describe("a database user without special rights", () => {
  it("can migrate and use workspaces when it may create roles, or somebody granted it the role", async () => {
    const postgres = await startThrowAwayPostgres();
    const admin = await open(postgres.url);
    const { migrate } = await import("./index.ts");
    try {
      await admin.query("create role app_owner login");
      await admin.query("create database app owner app_owner");
      const url = new URL(postgres.urlOf("app"));
      url.username = "app_owner";
      const app = await open(url.href);

      await expect(migrate(app, migrationsDirectory)).rejects.toThrow(
        /may not create the role parley_app.*create role parley_app nologin; grant parley_app to app_owner;/s,
      );
      await admin.query("create role parley_app nologin");
      await expect(migrate(app, migrationsDirectory)).rejects.toThrow(/grant parley_app to app_owner;/);
      await admin.query("grant parley_app to app_owner");
      await migrate(app, migrationsDirectory);

      await app.query("create table probe (workspace_id text)");
      await app.query("select parley_enable_rls('probe')");
      await app.query("insert into probe values ('0123456789abcdef01234567')");
      const seen = await app.inWorkspace("f".repeat(24), (tx) => tx.query("select * from probe"));
      expect(seen.rows).toEqual([]);
      expect((await app.query("select * from probe")).rows).toHaveLength(1);
      await app.close();
    } finally {
      await admin.close();
      await postgres.stop();
    }
  }, 60_000);
});
