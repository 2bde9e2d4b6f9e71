import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { silentLog } from "@parley/testkit/silentLog";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "../index.ts";
import { openEmbedded } from "./openEmbedded.ts";

/** Opening embedded databases several times, beside other tests. */
const TIMEOUT_MILLISECONDS = 120_000;
const door = new URL("../index.ts", import.meta.url).href;

describe("the embedded database on disk", { timeout: TIMEOUT_MILLISECONDS }, () => {
  let untouched: string;
  let dataDir: string;

  beforeAll(async () => {
    untouched = await mkdtemp(join(tmpdir(), "parley-embedded-"));
    await (await openDatabase({ dataDir: untouched, log: silentLog })).close();
  }, TIMEOUT_MILLISECONDS);
  beforeEach(async () => {
    // A copy, because making a new one takes two seconds.
    dataDir = await mkdtemp(join(tmpdir(), "parley-embedded-"));
    await cp(untouched, dataDir, { recursive: true });
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));
  afterAll(() => rm(untouched, { recursive: true, force: true }));

  function open(): Promise<Database> {
    return openDatabase({ dataDir, log: silentLog });
  }

  it("has its rows again after it was closed and opened", async () => {
    const first = await open();
    await first.query("create table kept (id int)");
    await first.query("insert into kept values (1)");
    await first.close();

    const second = await open();
    expect((await second.query("select id from kept")).rows).toEqual([{ id: 1 }]);
    await second.close();
  });

  it("keeps every acknowledged row when its process is killed, and nothing half done", async () => {
    const rounds = 3;
    const acknowledged: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const writer = startWriter(dataDir, round);
      acknowledged.push(...(await writer.killAfter(150)));
    }

    const database = await open();
    const { rows } = await database.query<{ id: number }>("select id from written");
    const found = new Set(rows.map(({ id }) => id));
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
    // Each transaction wrote a pair; one without its partner would be half a transaction.
    expect(rows.filter(({ id }) => !found.has(-id))).toEqual([]);
    await database.close();
  });

  it("begins anew when its first boot was cut off", async () => {
    await rm(join(dataDir, "pglite/global"), { recursive: true });
    await writeFile(join(dataDir, "pglite.unfinished"), "");

    const database = await open();
    expect((await database.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await database.close();
    expect(existsSync(join(dataDir, "pglite.unfinished"))).toBe(false);
  });

  it("refuses a second process on the same directory, and takes over from a dead one", async () => {
    const writer = startWriter(dataDir, 0);
    await writer.firstRow;
    await expect(open()).rejects.toThrow(/is in use by process \d+ on .* Stop that process first/);
    await writer.killAfter(0);

    const database = await open();
    await expect(open()).rejects.toThrow(`is in use by process ${process.pid}`);
    await database.close();
    expect(existsSync(join(dataDir, "parley.lock"))).toBe(false);
  });

  it("fails the query when its engine breaks down, and opens the files again for the next", async () => {
    const database = await open();
    await database.query("create table kept (id int)");
    await database.query("insert into kept values (1)");
    await rename(join(dataDir, "pglite/pg_wal"), join(dataDir, "pglite/pg_wal_away"));
    const tooMuchForTheOpenSegment = "insert into kept select * from generate_series(1, 500000)";
    await expect(Promise.all([1, 2, 3].map(() => database.query(tooMuchForTheOpenSegment)))).rejects.toThrow(
      "could not create file",
    );
    await expect(database.query(tooMuchForTheOpenSegment)).rejects.toMatchObject({
      code: "database_unavailable",
    });

    await rename(join(dataDir, "pglite/pg_wal_away"), join(dataDir, "pglite/pg_wal"));
    expect((await database.query("select id from kept")).rows).toEqual([{ id: 1 }]);
    await database.close();
  });

  it("writes checkpoints and tends its tables", async () => {
    const backend = await openEmbedded({ dataDir, log: silentLog });
    const { pool, maintenance } = backend;
    await pool.query("create table busy (id int primary key, text text)");
    await pool.query("insert into busy select n, repeat('x', 500) from generate_series(1, 100000) as n");
    await pool.query("update busy set text = 'y' where id % 2 = 0");
    const logBytes = async () =>
      (
        await pool.query<{ bytes: number }>(
          "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::bigint as bytes from pg_control_checkpoint()",
        )
      ).rows[0]!.bytes;
    expect(await logBytes()).toBeGreaterThan(48 * 1024 * 1024);
    // The counters of changed rows are written at most once a second.
    await sleep(1_100);
    await pool.query("select 1");

    await maintenance.run();

    expect(await logBytes()).toBeLessThan(16 * 1024 * 1024);
    const { rows } = await pool.query(
      "select last_vacuum is not null as vacuumed, last_analyze is not null as analyzed from pg_stat_user_tables where relname = 'busy'",
    );
    expect(rows).toEqual([{ vacuumed: true, analyzed: true }]);
    await backend.beforeClose();
    await pool.end();
    await backend.close();
  });
});

/** Another process which writes pairs of rows as fast as it can and reports each acknowledged one. */
function startWriter(dataDir: string, round: number) {
  const program = `
    import { openDatabase } from ${JSON.stringify(door)};
    const log = { info() {}, warn() {}, error() {} };
    const database = await openDatabase({ dataDir: ${JSON.stringify(dataDir)}, log });
    await database.query("create table if not exists written (id int primary key)");
    for (let id = ${round} * 1_000_000 + 1; ; id += 1) {
      await database.transaction(async (tx) => {
        await tx.query("insert into written values ($1)", [id]);
        await tx.query("insert into written values ($1)", [-id]);
      });
      process.stdout.write(id + "\\n");
    }`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const acknowledged: number[] = [];
  const first = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    acknowledged.push(Number(line));
    first.resolve();
  });
  return {
    firstRow: first.promise,
    async killAfter(milliseconds: number): Promise<number[]> {
      await first.promise;
      await sleep(milliseconds);
      const closed = once(child, "close");
      child.kill("SIGKILL");
      await closed;
      return acknowledged;
    },
  };
}
