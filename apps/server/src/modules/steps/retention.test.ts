// Old steps beside very many: they are found by an index, on a database that was never vacuumed as well.

import { describeOnDatabases } from "@parley/testkit/databases";
import { expect, it } from "vitest";
import { newId } from "../../platform/ids.ts";
import type { Queryable } from "../../platform/db/index.ts";
import { deleteStepsBefore } from "./store.ts";

const STEPS = 20_000;

describeOnDatabases("old steps", (database) => {
  it("are removed without reading those that stay", async () => {
    const [workspaceId, botId] = [newId(), newId()];
    const db = database();
    await db.query("INSERT INTO workspaces (id, name) VALUES ($1, 'Large')", [workspaceId]);
    await db.query(
      `INSERT INTO bots (workspace_id, id, name, website_token, website_token_hash, identity_secret)
       VALUES ($1, $2, 'Bot', 'token', $2, 'secret')`,
      [workspaceId, botId],
    );
    await db.query("INSERT INTO contacts (workspace_id, id) VALUES ($1, $2)", [workspaceId, botId]);
    await db.query(
      `INSERT INTO conversations (workspace_id, id, bot_id, contact_id, visitor_uuid) VALUES ($1, $2, $2, $2, 'v')`,
      [workspaceId, botId],
    );
    await db.query(
      `INSERT INTO session_steps SELECT $1, $2, n, 'v', '{}', jsonb_build_array(repeat('x', 200)), '{}',
         '2026-01-01'::timestamptz + n * interval '1 minute' FROM generate_series(1, $3::int) n`,
      [workspaceId, botId, STEPS],
    );
    await db.query("ANALYZE session_steps");
    const before = new Date("2026-01-01T01:00:00Z");
    const plans: string[] = [];
    const explaining: Queryable = {
      kysely: db.kysely,
      async query<Row extends object>(text: string, values?: readonly unknown[]) {
        const result = await db.query<{ "QUERY PLAN": string }>(`EXPLAIN ${text}`, values, { name: false });
        plans.push(result.rows.map((row) => row["QUERY PLAN"]).join("\n"));
        return { ...result, rows: [] as Row[] };
      },
    };
    await deleteStepsBefore(explaining, before);
    expect(plans[0]).toContain("Index Scan using session_steps_age");
    await deleteStepsBefore(db, before);
    const { rows } = await db.query("SELECT count(*)::int AS left FROM session_steps");
    expect(rows).toEqual([{ left: STEPS - 59 }]);
  });
});
