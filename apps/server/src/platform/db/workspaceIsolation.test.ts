import { describeOnDatabases } from "@parley/testkit/databases";
import { beforeAll, expect, it } from "vitest";

const ours = "0123456789abcdef01234567";
const theirs = "fedcba987654321076543210";

describeOnDatabases("row-level security", (database) => {
  beforeAll(async () => {
    await database().query(
      "create table probe_notes (id int generated always as identity primary key, workspace_id text not null, body text)",
    );
    await database().query("create table probe_serials (id serial primary key, workspace_id text not null)");
    await database().query("create table probe_private (name text)");
    await database().query("create table probe_plans (name text)");
    await database().query(
      "select parley_enable_rls('probe_notes'), parley_enable_rls('probe_serials'), parley_share_reading('probe_plans')",
    );
    await database().query("insert into probe_plans values ('free')");
    await database().query(
      "insert into probe_notes (workspace_id, body) values ($1, 'ours'), ($2, 'theirs')",
      [ours, theirs],
    );
  });

  it("shows a workspace its own rows only", async () => {
    const read = (workspaceId: string) =>
      database().inWorkspace(
        workspaceId,
        async (tx) => (await tx.query("select body from probe_notes")).rows,
      );
    expect(await read(ours)).toEqual([{ body: "ours" }]);
    expect(await read(theirs)).toEqual([{ body: "theirs" }]);
    expect(await read("0".repeat(24))).toEqual([]);
  });

  it("lets a workspace change and delete nothing of another", async () => {
    await database().inWorkspace(ours, async (tx) => {
      expect(
        (await tx.query("update probe_notes set body = 'stolen' where workspace_id = $1", [theirs])).rowCount,
      ).toBe(0);
      expect((await tx.query("delete from probe_notes where workspace_id = $1", [theirs])).rowCount).toBe(0);
    });
    const write = (statement: string) => database().inWorkspace(ours, (tx) => tx.query(statement, [theirs]));
    await expect(write("insert into probe_notes (workspace_id) values ($1)")).rejects.toMatchObject({
      code: "42501",
    });
    await expect(write("update probe_notes set workspace_id = $1")).rejects.toMatchObject({ code: "42501" });
  });

  it("lets a workspace write its own rows, with generated ids of both kinds", async () => {
    await database().inWorkspace(ours, async (tx) => {
      await tx.query("insert into probe_notes (workspace_id, body) values ($1, 'another')", [ours]);
      await tx.query("insert into probe_serials (workspace_id) values ($1)", [ours]);
      expect((await tx.query("delete from probe_notes where body = 'another'")).rowCount).toBe(1);
    });
  });

  it("keeps tables closed which were not released", async () => {
    const read = (table: string) => database().inWorkspace(ours, (tx) => tx.query(`select * from ${table}`));
    await expect(read("probe_private")).rejects.toMatchObject({ code: "42501" });
    expect((await read("probe_plans")).rows).toEqual([{ name: "free" }]);
    const write = database().inWorkspace(ours, (tx) => tx.query("insert into probe_plans values ('gold')"));
    await expect(write).rejects.toMatchObject({ code: "42501" });
  });

  it("ends with the transaction, whether it succeeds or fails", async () => {
    const all = async () => (await database().query("select body from probe_notes order by body")).rows;
    await database().inWorkspace(ours, (tx) => tx.query("select 1"));
    expect(await all()).toEqual([{ body: "ours" }, { body: "theirs" }]);
    await expect(database().inWorkspace(ours, (tx) => tx.query("select 1/0"))).rejects.toThrow(
      "division by zero",
    );
    expect(await all()).toEqual([{ body: "ours" }, { body: "theirs" }]);
  });

  it("shows nothing to the role when no workspace is set", async () => {
    await database().transaction(async (tx) => {
      await tx.query("set local role parley_app");
      expect((await tx.query("select * from probe_notes")).rows).toEqual([]);
    });
  });

  it("accepts nothing but a workspace id", async () => {
    for (const id of ["", "x' or true --", ours.toUpperCase(), `${ours}0`]) {
      await expect(database().inWorkspace(id, async () => undefined)).rejects.toThrow("workspace id");
    }
  });
});
