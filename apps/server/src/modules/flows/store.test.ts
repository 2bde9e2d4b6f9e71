// The list of versions beside very many conversations: the sessions that run are counted by an index made for it.

import { describeOnDatabases } from "@parley/testkit/databases";
import { emptyDocument } from "@parley/flow-engine";
import { beforeAll, expect, it } from "vitest";
import type { Database, Queryable } from "../../platform/db/index.ts";
import { newId } from "../../platform/ids.ts";
import { insertFlow, insertVersion, listVersions } from "./store.ts";

const CONVERSATIONS = 8_000;

describeOnDatabases("the versions of a flow", (database) => {
  const [workspaceId, flowId, versionId] = [newId(), newId(), newId()];
  beforeAll(() => seed(database(), { workspaceId, flowId, versionId }));

  it("count the sessions that have not ended", async () => {
    const [version] = await listVersions(database(), workspaceId, flowId);
    expect(version).toMatchObject({ number: 1, runningSessions: CONVERSATIONS / 100 });
  });

  it("are counted without reading every conversation", async () => {
    let plan = "";
    const explaining: Queryable = {
      kysely: database().kysely,
      async query<Row extends object>(text: string, values?: readonly unknown[]) {
        const explain = `EXPLAIN ${text}`;
        const result = await database().query<{ "QUERY PLAN": string }>(explain, values, { name: false });
        plan = result.rows.map((row) => row["QUERY PLAN"]).join("\n");
        return { ...result, rows: [] as Row[] };
      },
    };
    await listVersions(explaining, workspaceId, flowId);
    expect(plan).toContain("conversations_running");
    expect(plan).not.toContain("Seq Scan on conversations");
  });
});

async function seed(
  db: Database,
  { workspaceId, flowId, versionId }: { workspaceId: string; flowId: string; versionId: string },
): Promise<void> {
  const botId = newId();
  const [document, layout] = [emptyDocument(), { positions: {} }];
  await db.query("INSERT INTO workspaces (id, name) VALUES ($1, 'Large')", [workspaceId]);
  await db.query(
    `INSERT INTO bots (workspace_id, id, name, website_token, website_token_hash, identity_secret)
     VALUES ($1, $2, 'Bot', 'token', $2, 'secret')`,
    [workspaceId, botId],
  );
  await insertFlow(db, { workspaceId, id: flowId, botId, name: "Main", document, layout, updatedBy: "Ann" });
  await insertVersion(db, {
    workspaceId,
    id: versionId,
    flowId,
    document,
    layout,
    note: "",
    overrideReason: null,
    authorName: "Ann",
    revision: 1,
  });
  await db.query(
    `INSERT INTO contacts (workspace_id, id) SELECT $1, lpad(to_hex(n), 24, '0') FROM generate_series(1, $2::int) n`,
    [workspaceId, CONVERSATIONS],
  );
  await db.query(
    `INSERT INTO conversations (workspace_id, id, bot_id, contact_id, visitor_uuid, flow_version_id, session)
     SELECT $1, lpad(to_hex(n), 24, '0'), $2, lpad(to_hex(n), 24, '0'), n::text, $3,
       jsonb_build_object('status', CASE WHEN n % 100 = 0 THEN 'awaitingInput' ELSE 'ended' END)
     FROM generate_series(1, $4::int) n`,
    [workspaceId, botId, versionId, CONVERSATIONS],
  );
  await db.query("VACUUM (ANALYZE) conversations");
}
