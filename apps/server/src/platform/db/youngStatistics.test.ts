// A fresh database that fills quickly: the check of a message's foreign key must find its conversation by the primary
// key soon, and not by reading the workspace.

import { describeOnDatabases } from "@parley/testkit/databases";
import { beforeAll, expect, it } from "vitest";
import { newId } from "../ids.ts";
import type { Database } from "./database.ts";
import { refreshYoungStatistics } from "./youngStatistics.ts";

const CONVERSATIONS = 400;
const check = "SELECT 1 FROM ONLY conversations x WHERE workspace_id = $1 AND id = $2 FOR KEY SHARE OF x";

describeOnDatabases("young tables", (database) => {
  const workspaceId = newId();
  beforeAll(() => fill(database(), workspaceId));

  it("get statistics once they have grown, and again only when they have doubled", async () => {
    const db = database();
    await statisticsArrive(db);
    await refreshYoungStatistics(db.pool);
    expect(await knownRows(db)).toBe(CONVERSATIONS);
    await refreshYoungStatistics(db.pool);
    expect(await knownRows(db)).toBe(CONVERSATIONS);
  });

  it("have their rows found by the primary key from then on", async () => {
    const plan = await database().query<{ "QUERY PLAN": string }>(
      `EXPLAIN ${check}`,
      [workspaceId, newId()],
      { name: false },
    );
    const text = plan.rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(text).toContain("conversations_pkey");
    expect(text).not.toContain("Filter");
  });
});

/** Counts of changed rows are told to the statistics a moment after the commit; a session may tell them at once. */
async function statisticsArrive(db: Database): Promise<void> {
  await expect
    .poll(
      async () => {
        const { rows } = await db.query<{ count: number }>(
          "SELECT n_live_tup::int AS count FROM pg_stat_user_tables WHERE relname = 'conversations'",
        );
        return rows[0]?.count;
      },
      { timeout: 20_000 },
    )
    .toBe(CONVERSATIONS);
}

async function knownRows(db: Database): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "SELECT reltuples::int AS count FROM pg_class WHERE oid = 'conversations'::regclass",
  );
  return rows[0]?.count ?? -1;
}

async function fill(db: Database, workspaceId: string): Promise<void> {
  const botId = newId();
  const id = "lpad(to_hex(n), 24, '0')";
  await db.query("INSERT INTO workspaces (id, name) VALUES ($1, 'Young')", [workspaceId]);
  await db.query(
    `INSERT INTO bots (workspace_id, id, name, website_token, website_token_hash, identity_secret)
     VALUES ($1, $2, 'Bot', 'token', $2, 'secret')`,
    [workspaceId, botId],
  );
  await db.query(
    `INSERT INTO contacts (workspace_id, id) SELECT $1, ${id} FROM generate_series(1, $2::int) n`,
    [workspaceId, CONVERSATIONS],
  );
  await db.query(
    `INSERT INTO conversations (workspace_id, id, bot_id, contact_id, visitor_uuid)
     SELECT $1, ${id}, $2, ${id}, 'visitor ' || n FROM generate_series(1, $3::int) n`,
    [workspaceId, botId, CONVERSATIONS],
  );
}
