// The list's queries on more rows than a page, explained by the database itself: an inbox of very many conversations
// must never be read as a whole to show fifty of them.

import { describeOnDatabases } from "@parley/testkit/databases";
import { beforeAll, expect, it } from "vitest";
import type { Moment } from "../../../platform/cursor.ts";
import type { Database, Queryable } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import { listChanges, listConversations, type ListFilters } from "./listConversations.ts";

const CONVERSATIONS = 8_000;
const PAGE = 51;
const now = new Date();

describeOnDatabases("the inbox list", (database) => {
  const [workspaceId, memberId] = [newId(), newId()];
  beforeAll(() => seed(database(), workspaceId, memberId));

  async function planOf(filters: ListFilters, after?: Moment): Promise<string> {
    return explain(database(), (db) => listConversations(db, workspaceId, filters, after, PAGE, now));
  }

  const cases: [string, string, ListFilters][] = [
    ["every conversation", "conversations_activity", {}],
    ["open and unassigned ones", "conversations_activity", { status: ["OPEN"], assigneeId: null }],
    ["unread ones", "conversations_activity", { unread: true }],
    ["those of one member", "conversations_assignee", { assigneeId: memberId }],
    ["open requests", "conversations_requests", { responder: ["waitingForAgent"] }],
    ["a visitor by the beginning of the uuid", "conversations_visitor", { search: "00000ABC-" }],
    ["a contact by a part of the name", "contacts_search", { search: "visitor 4711" }],
  ];
  for (const [name, index, filters] of cases) {
    it(`finds ${name} by an index`, async () => {
      const plan = await planOf(filters);
      expect(plan).toContain(index);
      expect(plan).not.toContain("Seq Scan on conversations");
    });
  }

  it("goes on behind a position by the same index", async () => {
    const plan = await planOf({}, { at: now.toISOString(), id: newId() });
    expect(plan).toContain("conversations_activity");
    expect(plan).not.toContain("Sort");
  });

  it("finds what has changed by an index", async () => {
    const plan = await explain(database(), (db) => listChanges(db, workspaceId, "9999999", PAGE));
    expect(plan).toContain("conversations_feed");
  });

  it("finds the visitor whose uuid begins so, and nobody else", async () => {
    const rows = await listConversations(
      database(),
      workspaceId,
      { search: "00000ABC-" },
      undefined,
      PAGE,
      now,
    );
    expect(rows.map(({ visitorUuid }) => visitorUuid)).toEqual(["00000abc-0000-4000-8000-000000000000"]);
  });
});

/** Runs the query as EXPLAIN and gives the plan. */
async function explain(db: Database, list: (db: Queryable) => Promise<unknown>): Promise<string> {
  let plan = "";
  const explaining: Queryable = {
    kysely: db.kysely,
    async query<Row extends object>(text: string, values?: readonly unknown[]) {
      const result = await db.query<{ "QUERY PLAN": string }>(`EXPLAIN ${text}`, values, { name: false });
      plan = result.rows.map((row) => row["QUERY PLAN"]).join("\n");
      return { ...result, rows: [] as Row[] };
    },
  };
  await list(explaining);
  return plan;
}

async function seed(db: Database, workspaceId: string, memberId: string): Promise<void> {
  const botId = newId();
  const id = "lpad(to_hex(n), 24, '0')";
  await db.query("INSERT INTO workspaces (id, name) VALUES ($1, 'Large')", [workspaceId]);
  await db.query(
    `INSERT INTO bots (workspace_id, id, name, website_token, website_token_hash, identity_secret)
     VALUES ($1, $2, 'Bot', 'token', $2, 'secret')`,
    [workspaceId, botId],
  );
  await db.query(
    `INSERT INTO contacts (workspace_id, id, name, email)
     SELECT $1, ${id}, 'Visitor ' || n, 'visitor' || n || '@example.com' FROM generate_series(1, $2::int) n`,
    [workspaceId, CONVERSATIONS],
  );
  await db.query(
    `INSERT INTO conversations (workspace_id, id, bot_id, contact_id, visitor_uuid, status, assignee_id, unread_count, activity_at)
     SELECT $1, ${id}, $2, ${id}, lpad(to_hex(n), 8, '0') || '-0000-4000-8000-000000000000',
       (ARRAY['OPEN', 'CLOSED', 'REVIEW'])[1 + n % 3], CASE WHEN n % 200 = 0 THEN $3 END, (n % 20 = 0)::int,
       now() - n * interval '7 seconds'
     FROM generate_series(1, $4::int) n`,
    [workspaceId, botId, memberId, CONVERSATIONS],
  );
  for (const table of ["contacts", "conversations"]) await db.query(`VACUUM (ANALYZE) ${table}`);
}
