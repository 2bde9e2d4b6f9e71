import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeOnDatabases } from "@parley/testkit/databases";
import { silentLog } from "@parley/testkit/silentLog";
import { afterEach, beforeEach, expect, it } from "vitest";
import { migrate, openDatabase } from "./index.ts";

describeOnDatabases("migrations", (database, kind, testDatabase) => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "parley-migrations-"));
    await database().query("drop table if exists parley_migrations, probe_one, probe_two");
    await write("0001_one.sql", "create table probe_one (id int); insert into probe_one values (1);");
    await write("0002_two.sql", "create table probe_two (id int);");
  });
  afterEach(() => rm(directory, { recursive: true }));

  function write(name: string, text: string): Promise<void> {
    return writeFile(join(directory, name), text);
  }

  it("are applied once, in order", async () => {
    expect(await migrate(database(), directory)).toEqual(["0001_one", "0002_two"]);
    expect(await migrate(database(), directory)).toEqual([]);
    await write("0003_three.sql", "insert into probe_two values (3)");
    expect(await migrate(database(), directory)).toEqual(["0003_three"]);
    expect((await database().query("select id from probe_two")).rows).toEqual([{ id: 3 }]);
  });

  it("leave nothing of a file that fails, and go on once it is mended", async () => {
    await write("0002_two.sql", "create table probe_two (id int); select no_such_function();");
    await expect(migrate(database(), directory)).rejects.toThrow(
      "0002_two failed: function no_such_function()",
    );
    await write("0002_two.sql", "create table probe_two (id int);");
    expect(await migrate(database(), directory)).toEqual(["0002_two"]);
  });

  it("refuse an applied file that was changed", async () => {
    await migrate(database(), directory);
    await write("0001_one.sql", "create table probe_one (id bigint);");
    await expect(migrate(database(), directory)).rejects.toThrow(
      "0001_one was changed after it had been applied",
    );
  });

  it("do not mind line endings", async () => {
    await write("0001_one.sql", "create table probe_one (\n id int);\n");
    await migrate(database(), directory);
    await write("0001_one.sql", "create table probe_one (\r\n id int);\r\n");
    expect(await migrate(database(), directory)).toEqual([]);
  });

  it("refuse a gap and a number used twice", async () => {
    await write("0004_four.sql", "select 1");
    await expect(migrate(database(), directory)).rejects.toThrow("0004_four.sql should be number 0003");
    await rm(join(directory, "0004_four.sql"));
    await write("0002_again.sql", "select 1");
    await expect(migrate(database(), directory)).rejects.toThrow("0002_two.sql should be number 0003");
  });

  it("refuse a database that a newer version has migrated", async () => {
    await migrate(database(), directory);
    await rm(join(directory, "0002_two.sql"));
    await expect(migrate(database(), directory)).rejects.toThrow(
      "migrated by a newer Parley (it has 0002_two",
    );
  });

  it("are applied once when several callers start together", async () => {
    const url = testDatabase().url;
    const open = () => openDatabase({ databaseUrl: url, dataDir: "", log: silentLog, poolSize: 2 });
    // The embedded database has one process and one session: its callers share it.
    const callers =
      kind === "postgres"
        ? await Promise.all([open(), open(), open(), open()])
        : Array.from({ length: 4 }, database);

    const applied = await Promise.all(callers.map((caller) => migrate(caller, directory)));

    expect(applied.flat().toSorted()).toEqual(["0001_one", "0002_two"]);
    expect((await database().query("select * from probe_one")).rows).toEqual([{ id: 1 }]);
    if (kind === "postgres") await Promise.all(callers.map((caller) => caller.close()));
  });
});
