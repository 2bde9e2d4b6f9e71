import { setTimeout as sleep } from "node:timers/promises";
import { createTestDatabase, describeOnDatabases } from "@parley/testkit/databases";
import { sql } from "kysely";
import { beforeEach, expect, it } from "vitest";
import type { Database, Transaction } from "./index.ts";

describeOnDatabases("transactions", (database) => {
  beforeEach(async () => {
    await database().query("drop table if exists probe_accounts");
    await database().query("create table probe_accounts (id int primary key, balance int not null)");
    await database().query("insert into probe_accounts values (1, 100), (2, 100)");
  });

  it("keep everything after a commit", async () => {
    const value = await database().transaction(async (tx) => {
      await tx.query("update probe_accounts set balance = balance - 30 where id = 1");
      await tx.query("update probe_accounts set balance = balance + 30 where id = 2");
      return "moved";
    });
    expect(value).toBe("moved");
    expect(await balances(database())).toEqual([70, 130]);
  });

  it("keep nothing when the work throws", async () => {
    const work = database().transaction(async (tx) => {
      await tx.query("update probe_accounts set balance = 0");
      throw new Error("changed my mind");
    });
    await expect(work).rejects.toThrow("changed my mind");
    expect(await balances(database())).toEqual([100, 100]);
  });

  it("keep nothing when a statement failed and its error was swallowed", async () => {
    const work = database().transaction(async (tx) => {
      await tx.query("update probe_accounts set balance = 0");
      await tx.query("select 1/0").catch(() => undefined);
    });
    await expect(work).rejects.toThrow("rolled back");
    expect(await balances(database())).toEqual([100, 100]);
  });

  it("run Kysely's statements on the same connection", async () => {
    const work = database().transaction(async (tx) => {
      await sql`update probe_accounts set balance = 0 where id = ${1}`.execute(tx.kysely);
      const { rows } = await tx.query("select balance from probe_accounts where id = 1");
      expect(rows).toEqual([{ balance: 0 }]);
      throw new Error("enough");
    });
    await expect(work).rejects.toThrow("enough");
    const { rows } = await sql`select balance from probe_accounts where id = 1`.execute(database().kysely);
    expect(rows).toEqual([{ balance: 100 }]);
  });

  it("run statements started together one after another", async () => {
    await database().transaction(async (tx) => {
      const add = () => tx.query("update probe_accounts set balance = balance + 1 where id = 1");
      await Promise.all(Array.from({ length: 20 }, add));
    });
    expect(await balances(database())).toEqual([120, 100]);
  });

  it("include a statement nobody awaited", async () => {
    await database().transaction(async (tx) => {
      void tx.query("update probe_accounts set balance = 7 where id = 1");
    });
    expect(await balances(database())).toEqual([7, 100]);
  });

  it("refuse every use of the database itself while they are open", async () => {
    const misuse: ((tx: Transaction) => Promise<unknown>)[] = [
      () => database().query("select 1"),
      () => database().transaction(async () => undefined),
      () => sql`select 1`.execute(database().kysely),
      async () => database().pool.query("select 1"),
      () => database().listen("news", () => undefined),
      () => database().notify("news", ""),
    ];
    for (const use of misuse) {
      await expect(database().transaction(use)).rejects.toThrow("inside an open transaction");
    }
    expect(await balances(database())).toEqual([100, 100]);
  });

  it("cannot be ended or nested from within", async () => {
    const attempts: ((tx: Transaction) => Promise<unknown>)[] = [
      (tx) => tx.query("commit"),
      (tx) => tx.query(" ROLLBACK"),
      (tx) => tx.kysely.transaction().execute(async () => undefined),
    ];
    for (const attempt of attempts) {
      await expect(database().transaction(attempt)).rejects.toThrow("begun and ended by");
    }
    await database().transaction(async (tx) => {
      await tx.query("savepoint before");
      await tx.query("update probe_accounts set balance = 0");
      await tx.query("rollback to savepoint before");
    });
    expect(await balances(database())).toEqual([100, 100]);
  });

  it("refuse statements that come after their end", async () => {
    let kept: Transaction | undefined;
    await database().transaction(async (tx) => {
      kept = tx;
    });
    await expect(kept?.query("select 1")).rejects.toThrow("has ended");
    await expect(sql`select 1`.execute(kept!.kysely)).rejects.toThrow("has ended");
  });

  it("let work they started use the database once they have ended", async () => {
    let later: Promise<unknown> | undefined;
    await database().transaction(async () => {
      later = sleep(50).then(() => database().query("select 1 as one"));
    });
    expect(await later).toMatchObject({ rows: [{ one: 1 }] });
  });

  it("run callbacks after the commit, in order, with the database free to use", async () => {
    const seen: unknown[] = [];
    const last = Promise.withResolvers<void>();
    await database().transaction(async (tx) => {
      tx.afterCommit(() => {
        seen.push("first");
      });
      tx.afterCommit(() => {
        throw new Error("must not disturb the others");
      });
      tx.afterCommit(async () => {
        seen.push(await balances(database()));
        last.resolve();
      });
      await tx.query("update probe_accounts set balance = 5 where id = 1");
      expect(seen).toEqual([]);
    });
    await last.promise;
    expect(seen).toEqual(["first", [5, 100]]);
  });

  it("run no callback without a commit", async () => {
    let isCalled = false;
    const work = database().transaction(async (tx) => {
      tx.afterCommit(() => {
        isCalled = true;
      });
      throw new Error("no commit");
    });
    await expect(work).rejects.toThrow("no commit");
    await database().query("select 1");
    expect(isCalled).toBe(false);
  });

  it("all finish when many are started at once", async () => {
    const add = () =>
      database().transaction(async (tx) => {
        const { rows } = await tx.query<{ balance: number }>(
          "select balance from probe_accounts where id = 1 for update",
        );
        await tx.query("update probe_accounts set balance = $1 where id = 1", [rows[0]!.balance + 1]);
      });
    await Promise.all(Array.from({ length: 50 }, add));
    expect(await balances(database())).toEqual([150, 100]);
  });

  it("are repeated after a conflict and keep the result of one attempt", async () => {
    let attempts = 0;
    await database().transaction(async (tx) => {
      attempts += 1;
      await tx.query("update probe_accounts set balance = balance + 1 where id = 1");
      if (attempts < 3)
        await tx.query("do $$ begin raise exception 'conflict' using errcode = '40001'; end $$");
    });
    expect(attempts).toBe(3);
    expect(await balances(database())).toEqual([101, 100]);
  });

  it("give a lasting conflict to the caller", async () => {
    let attempts = 0;
    const work = database().transaction(async (tx) => {
      attempts += 1;
      await tx.query("do $$ begin raise exception 'conflict' using errcode = '40P01'; end $$");
    });
    await expect(work).rejects.toMatchObject({ code: "40P01" });
    expect(attempts).toBe(4);
  });
});

it("Two transactions which wait for each other are both done in the end.", async () => {
  const { database, close } = await createTestDatabase("postgres");
  await database.query("create table probe_accounts (id int primary key, balance int not null)");
  await database.query("insert into probe_accounts values (1, 100), (2, 100)");
  const bothHoldOne = Promise.withResolvers<void>();
  let holding = 0;
  const move = (from: number, to: number) =>
    database.transaction(async (tx) => {
      await tx.query("update probe_accounts set balance = balance - 10 where id = $1", [from]);
      holding += 1;
      if (holding === 2) bothHoldOne.resolve();
      await bothHoldOne.promise;
      await tx.query("update probe_accounts set balance = balance + 10 where id = $1", [to]);
    });

  await Promise.all([move(1, 2), move(2, 1)]);

  expect(holding).toBe(3);
  expect(await balances(database)).toEqual([100, 100]);
  await close();
});

async function balances(database: Database): Promise<number[]> {
  const { rows } = await database.query<{ balance: number }>(
    "select balance from probe_accounts order by id",
  );
  return rows.map(({ balance }) => balance);
}
