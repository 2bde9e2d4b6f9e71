import { describeOnDatabases } from "@parley/testkit/databases";
import { beforeAll, expect, it } from "vitest";

describeOnDatabases("values in queries", (database) => {
  beforeAll(async () => {
    await database().query(
      "create table probe_items (id int primary key, payload jsonb, big bigint, bytes bytea)",
    );
  });

  it("come back with the types the server works with", async () => {
    const at = new Date("2026-02-03T04:05:06.789Z");
    const bytes = Buffer.from([0, 1, 254, 255]);
    const { rows } = await database().query(
      `select $1::jsonb as json, $2::timestamptz as at, $3::text[] as texts, $4::bigint as small, $5::bigint as large,
              $6::text as nothing, $7::bytea as bytes, $8::bool as flag, $9::date as day, $10::bigint[] as counts,
              $11::numeric as exact`,
      [
        { name: "Zoë", tags: ["a", null], deep: { n: 1.5 } },
        at,
        ["plain", 'with "quotes"', "with, comma", ""],
        42,
        "9223372036854775807",
        null,
        bytes,
        true,
        "2026-02-03",
        [1, null, 3],
        "12.30",
      ],
    );

    expect(rows).toEqual([
      {
        json: { name: "Zoë", tags: ["a", null], deep: { n: 1.5 } },
        at,
        texts: ["plain", 'with "quotes"', "with, comma", ""],
        small: 42,
        large: 9_223_372_036_854_775_807n,
        nothing: null,
        bytes,
        flag: true,
        day: "2026-02-03",
        counts: [1, null, 3],
        exact: "12.30",
      },
    ]);
  });

  it("counts rows as numbers", async () => {
    const { rows } = await database().query("select count(*) from (values (1), (2)) as numbers(n)");
    expect(rows).toEqual([{ count: 2 }]);
  });

  it("carries parameters and answers of several megabytes", async () => {
    const text = "ü".repeat(2_500_000);
    const { rows } = await database().query<{ echo: string; length: number }>(
      "select $1::text as echo, octet_length($1::text) as length",
      [text],
    );
    expect(rows[0]?.length).toBe(5_000_000);
    expect(rows[0]?.echo === text).toBe(true);
  });

  it("returns many rows in order", async () => {
    const { rows } = await database().query<{ n: number }>("select n from generate_series(1, 50000) as n");
    expect(rows).toHaveLength(50_000);
    expect(rows.at(-1)).toEqual({ n: 50_000 });
  });

  it("answers every one of 200 queries at once with its own result", async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const { rows } = await database().query<{ n: number }>("select $1::int as n", [index]);
        return rows[0]?.n;
      }),
    );
    expect(answers).toEqual(Array.from({ length: 200 }, (_, index) => index));
  });

  it("tells the SQLSTATE and the constraint of a refused statement", async () => {
    const insert = () => database().query("insert into probe_items (id) values ($1)", [7]);
    await insert();
    await expect(insert()).rejects.toMatchObject({
      code: "23505",
      constraint: "probe_items_pkey",
      table: "probe_items",
    });
    await expect(database().query("select no_such_column")).rejects.toMatchObject({ code: "42703" });
    await expect(database().query("this is not SQL")).rejects.toMatchObject({ code: "42601" });
  });

  it("keeps the connection after a refused statement", async () => {
    const session = async () =>
      (await database().query<{ id: number }>("select pg_backend_pid() as id", [], { name: false })).rows[0]
        ?.id;
    const before = await Promise.all(Array.from({ length: 8 }, session));
    await Promise.allSettled(Array.from({ length: 8 }, () => database().query("select 1/0")));
    const after = await Promise.all(Array.from({ length: 8 }, session));
    expect(after.every((id) => before.includes(id))).toBe(true);
  });

  it("goes on after the columns of a table have changed under a prepared statement", async () => {
    const read = () => database().query("select * from probe_items limit 1");
    for (let times = 0; times < 5; times += 1) await read();
    await database().query("alter table probe_items add column added_later text");
    const { rows } = await read();
    expect(rows[0]).toHaveProperty("added_later");
  });
});
