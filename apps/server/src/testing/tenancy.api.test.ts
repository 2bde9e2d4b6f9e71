// Every endpoint there is, called by everybody who must not: nobody, a stranger from another workspace, somebody whose
// role has no permission. With ids of things that exist; and afterwards nothing has changed.

import { api, type Api } from "@parley/contracts/api";
import { buildUrl } from "@parley/contracts/client";
import type { Endpoint } from "@parley/contracts/endpoint";
import { widgetRoutes } from "@parley/contracts/widget";
import { beforeAll, describe, expect, it } from "vitest";
import { sqlStateOf, type Database } from "../platform/db/index.ts";
import { describeServer } from "./describeServer.ts";
import { createSamples, type Sample, type Samples } from "./endpointSamples.ts";
import { nobody, type Caller, type TestPerson, type TestServer } from "./startTestServer.ts";

const endpoints = Object.entries(api) as [keyof Api, Endpoint][];
/** Making one of everything, with passwords to hash, on a busy machine. */
const SETUP_TIMEOUT_MS = 90_000;
const isBound = ({ path }: Endpoint) => path.startsWith("/workspaces/:workspaceId");
/** Things with an id of their own; an attribute's key is the same word in every workspace. */
const namesAnObject = ({ path }: Endpoint) => /^\/workspaces\/:workspaceId\/.*:(?!key)/.test(path);
const endpointsFor = (fits: (definition: Endpoint) => boolean) =>
  endpoints.filter(([, definition]) => fits(definition));

describeServer("every endpoint", {}, (server) => {
  let samples: Samples;
  let stranger: TestPerson;
  /** The same person, and the owner, by browser session. */
  let session: { stranger: Caller; owner: Caller };
  /** A member whose role permits nothing. */
  let powerless: TestPerson;
  let before: Record<string, string>;

  beforeAll(async () => {
    samples = await createSamples(server());
    stranger = await server().signUp();
    const { db, owner, signIn } = server();
    session = {
      stranger: { cookie: await signIn(stranger.email) },
      owner: { cookie: await signIn(owner.email) },
    };
    await db.query(
      "INSERT INTO roles (workspace_id, id, kind, name, permissions) VALUES ($1, $2, 'custom', 'Nothing', '{}')",
      [owner.workspaceId, "f".repeat(24)],
    );
    powerless = await server().addColleague("custom");
    before = await fingerprints(db, owner.workspaceId);
  }, SETUP_TIMEOUT_MS);

  const send = (definition: Endpoint, sample: Sample, caller: Caller) =>
    statusAndCode(server(), definition, sample, caller);

  describe("refuses nobody", () => {
    it.each(endpointsFor(({ audience }) => audience !== "public"))("%s", async (name, definition) => {
      const unknown = { token: "prl_0000000000000000000000000000000000" };
      expect(await send(definition, samples[name], nobody)).toEqual([401, "not_authenticated"]);
      expect(await send(definition, samples[name], unknown)).toEqual([401, "token_invalid"]);
    });
  });

  describe("does not exist for a stranger, by token or by session", () => {
    it.each(endpointsFor(isBound))("%s", async (name, definition) => {
      for (const caller of [{ token: stranger.token ?? "" }, session.stranger])
        expect(await send(definition, samples[name], caller)).toEqual([404, "not_found"]);
    });
  });

  describe("finds nothing of another workspace by its id", () => {
    it.each(endpointsFor(namesAnObject))("%s", async (name, definition) => {
      const params = { ...samples[name].params, workspaceId: stranger.workspaceId };
      expect(await send(definition, { ...samples[name], params }, stranger)).toEqual([404, "not_found"]);
    });
  });

  describe("is closed to a member without the permission", () => {
    it.each(endpointsFor(({ audience }) => typeof audience === "object"))("%s", async (name, definition) => {
      expect(await send(definition, samples[name], powerless)).toEqual([403, "forbidden"]);
    });
  });

  describe("is closed to everybody but the operator, and to API tokens", () => {
    it.each(endpointsFor(({ audience }) => audience === "operator"))("%s", async (name, definition) => {
      for (const caller of [session.stranger, stranger, powerless, server().owner])
        expect(await send(definition, samples[name], caller)).toEqual([403, "forbidden"]);
    });
  });

  it("of the widget asks for a visitor's own token", async () => {
    const { app, owner } = server();
    const bodies: Record<string, object> = {
      messages: { clientId: "x", input: { kind: "text", text: "Hello" } },
      actions: { clientId: "x", action: "requestLiveChat" },
      seen: { readSeq: 1 },
      attributes: { attributes: { a: "b" } },
    };
    const headers = [
      {},
      { authorization: `Bearer ${owner.token ?? ""}` },
      { authorization: "Bearer v1.e30.x" },
    ];
    for (const header of headers) {
      for (const [route, payload] of Object.entries(bodies)) {
        const url = widgetRoutes[route as keyof typeof widgetRoutes];
        const response = await app.inject({ method: "POST", url, payload, headers: header });
        expect([url, response.statusCode]).toEqual([url, 401]);
      }
      const events = await app.inject({
        method: "GET",
        url: `${widgetRoutes.events}?after=0`,
        headers: header,
      });
      expect(events.statusCode).toBe(401);
    }
  });

  it("of the widget knows a bot only together with its own workspace", async () => {
    const { app } = server();
    const ids = { botId: samples.getBot.params.botId ?? "", customerId: stranger.workspaceId };
    const payload = { ...ids, uuid: "00000000-0000-4000-8000-000000000001" };
    expect((await app.inject({ method: "POST", url: widgetRoutes.sessions, payload })).statusCode).toBe(404);
    const config = `${widgetRoutes.config}?${new URLSearchParams(ids)}`;
    expect((await app.inject({ method: "GET", url: config })).statusCode).toBe(404);
    expect((await app.inject({ method: "GET", url: `/${ids.botId}/${ids.customerId}` })).statusCode).toBe(
      404,
    );
  });

  it("of the compatible kind opens to the bot's own token only", async () => {
    const { app, owner } = server();
    const ids = { botId: samples.getBot.params.botId ?? "", customerId: owner.workspaceId };
    const strangersBot = await server().createBot({ name: "Elsewhere" }, stranger);
    const { websiteToken } = await server().request(
      api.getBotCredentials,
      { params: { workspaceId: stranger.workspaceId, botId: strangersBot.id } },
      stranger,
    );
    const lead = { ...ids, uuid: "00000000-0000-4000-8000-000000000002", name: "Eve" };
    const chats = `/inbox/direct/chats?${new URLSearchParams({ ...ids, page: "1", type: "lead" })}`;
    for (const token of [undefined, stranger.token, owner.token, websiteToken]) {
      const headers = token === undefined ? {} : { "x-bp-token": token };
      const put = await app.inject({ method: "PUT", url: "/inbox/direct/lead", payload: lead, headers });
      const get = await app.inject({ method: "GET", url: chats, headers });
      expect([put.statusCode, get.statusCode]).toEqual([401, 401]);
    }
  });

  it("has changed nothing by then", async () => {
    expect(await fingerprints(server().db, server().owner.workspaceId)).toEqual(before);
  });

  it("is reached by the owner with the same request", async () => {
    const refused: unknown[] = [];
    for (const [name, definition] of inHarmlessOrder(endpoints)) {
      const [status] = await send(definition, samples[name], session.owner);
      // 404 would mean that the refusals above were about ids that do not exist.
      if ([401, 403, 404].includes(status) && name !== "retryDeadTask") refused.push([name, status]);
      expect([name, status < 500]).toEqual([name, true]);
    }
    expect(refused).toEqual([]);
  });
});

describeServer("row-level security", {}, (server) => {
  let stranger: TestPerson;
  let tables: string[];

  beforeAll(async () => {
    await createSamples(server());
    stranger = await server().signUp();
    await server().createBot({ name: "Elsewhere" }, stranger);
    tables = await tenantTables(server().db);
  }, SETUP_TIMEOUT_MS);

  it("is switched on for every table with a workspace, or the table is closed altogether", async () => {
    const { rows } = await server().db.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace
         AND (relrowsecurity OR NOT has_table_privilege('parley_app', oid, 'SELECT, INSERT, UPDATE, DELETE'))`,
    );
    expect(tables.length).toBeGreaterThan(10);
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(tables));
  });

  it("shows a workspace nothing of another one, and lets it write nothing there", async () => {
    const { db, owner } = server();
    const seen: [string, number][] = [];
    for (const table of tables) {
      const others = `SELECT count(*)::int AS count FROM ${table} WHERE workspace_id <> $1`;
      const { rows } = await db
        .inWorkspace(stranger.workspaceId, (tx) =>
          tx.query<{ count: number }>(others, [stranger.workspaceId]),
        )
        .catch(closedTable);
      seen.push([table, rows[0]?.count ?? 0]);
    }
    expect(seen).toEqual(tables.map((table) => [table, 0]));
    const { rows } = await db.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM bots WHERE workspace_id = $1",
      [owner.workspaceId],
    );
    expect(rows[0]?.count).toBeGreaterThan(0);
    for (const table of tables) {
      const write = db.inWorkspace(stranger.workspaceId, (tx) =>
        tx.query(`UPDATE ${table} SET workspace_id = workspace_id WHERE workspace_id = $1`, [
          owner.workspaceId,
        ]),
      );
      expect([table, (await write.catch(closedTable)).rowCount]).toEqual([table, 0]);
    }
  });
});

const INSUFFICIENT_PRIVILEGE = "42501";

/** A table that no workspace may touch shows nothing; any other error is one. */
function closedTable(error: unknown): { rows: { count: number }[]; rowCount: number } {
  if (sqlStateOf(error) !== INSUFFICIENT_PRIVILEGE) throw error;
  return { rows: [], rowCount: 0 };
}

async function statusAndCode(
  server: TestServer,
  definition: Endpoint,
  { params, query, body }: Sample,
  { token, cookie }: Caller,
): Promise<[number, string]> {
  const response = await server.app.inject({
    method: definition.method,
    url: buildUrl(definition, params, query),
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(cookie && { cookie }) },
    ...(body && { payload: body }),
  });
  const isProblem = response.statusCode >= 400 && response.body !== "";
  return [response.statusCode, isProblem ? response.json<{ code: string }>().code : ""];
}

/** Reading first, removing last, so that each request meets what it names. */
function inHarmlessOrder(list: [keyof Api, Endpoint][]): [keyof Api, Endpoint][] {
  const rank = ({ method }: Endpoint) => (method === "GET" ? 0 : method === "DELETE" ? 2 : 1);
  const isOfBot = (name: keyof Api) => (name === "deleteBot" ? 1 : 0);
  return list.toSorted(([a, one], [b, other]) => rank(one) - rank(other) || isOfBot(a) - isOfBot(b));
}

async function tenantTables(db: Database): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND c.column_name = 'workspace_id' AND t.table_type = 'BASE TABLE' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** The contents of a workspace as one hash per table. When a token was used last may change. */
async function fingerprints(db: Database, workspaceId: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of await tenantTables(db)) {
    const { rows } = await db.query<{ hash: string }>(
      `SELECT md5(coalesce(string_agg(content, '|' ORDER BY content), '')) AS hash
       FROM (SELECT (to_jsonb(t) - 'last_used_at')::text AS content FROM ${table} t WHERE t.workspace_id = $1) rows`,
      [workspaceId],
    );
    found[table] = rows[0]?.hash ?? "";
  }
  return found;
}
