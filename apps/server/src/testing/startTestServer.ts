// The whole server on a test database, with its first owner, and callers that speak through the public door only.
// `request` checks nothing by itself: refusals arrive as AppError, exactly as the typed client gives them.

import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { api } from "@parley/contracts/api";
import type { Bot } from "@parley/contracts/api/bots";
import { call } from "@parley/contracts/client";
import type { Endpoint, EndpointInput, EndpointOutput } from "@parley/contracts/endpoint";
import type { RoleKind } from "@parley/contracts/permissions";
import { createParley, type Parley, type ParleyOptions } from "../createParley.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db/index.ts";
import { readEnv } from "../platform/env.ts";
import { createLogger } from "../platform/log.ts";
import type { Storage } from "../platform/storage/index.ts";
import { createTestVisitor, type TestVisitor, type VisitorStart } from "./testVisitor.ts";

const ownerEmail = "owner@example.com";
const ownerToken = "test_owner_token_0123456789abcdef";
/** Everybody in tests has this password. */
export const testPassword = "Correct#Horse7";

/** Who sends a request: an API token, a browser session, or (both absent) nobody. */
export interface Caller {
  token?: string;
  cookie?: string;
}

/** A person with a workspace; calls by API token where `token` is set, by browser session otherwise. */
export interface TestPerson extends Caller {
  email: string;
  workspaceId: string;
  memberId: string;
}

export interface TestServerOptions extends Pick<ParleyOptions, "scanner" | "answers" | "mailDomains"> {
  database: Database;
  clock?: Clock;
  storage?: Storage;
  /** Settings beside the defaults of a test server. */
  env?: Record<string, string>;
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/** Nobody: a request without any credential. */
export const nobody: Caller = {};

export async function startTestServer({
  database,
  clock,
  storage,
  env: settings = {},
  ...outside
}: TestServerOptions) {
  const dataDir = await mkdtemp(path.join(tmpdir(), "parley-test-"));
  const env = readEnv({
    NODE_ENV: "test",
    DATA_DIR: dataDir,
    PUBLIC_URL: "http://localhost:3000",
    PARLEY_SECRET: "a secret of the test servers, 32 characters or more",
    PARLEY_ADMIN_EMAIL: ownerEmail,
    PARLEY_ADMIN_PASSWORD: testPassword,
    PARLEY_ADMIN_TOKEN: ownerToken,
    PARLEY_OPEN_SIGNUP: "true",
    ...settings,
  });
  const parley: Parley = await createParley({
    env,
    database,
    log: createLogger({ level: "silent" }),
    pagesDir: await writePages(path.join(dataDir, "pages")),
    ...(clock && { clock }),
    ...(storage && { storage }),
    ...outside,
  });
  const { app } = parley;

  async function request<E extends Endpoint>(
    endpoint: E,
    input: EndpointInput<E>,
    caller: Caller = owner,
  ): Promise<EndpointOutput<E>> {
    return call({ fetch: (url, init) => inject(url, init, caller), token: caller.token }, endpoint, input);
  }

  async function inject(
    url: string,
    init: { method: string; headers: Record<string, string>; body?: string },
    { cookie }: Caller,
  ) {
    const { statusCode, body } = await app.inject({
      method: init.method as "GET",
      url,
      headers: { ...init.headers, ...(cookie && { cookie }) },
      ...(init.body === undefined ? {} : { payload: init.body }),
    });
    return { status: statusCode, text: async () => body };
  }

  async function authenticate(action: string, payload: object): Promise<string> {
    const response = await app.inject({ method: "POST", url: `/api/auth/${action}/email`, payload });
    if (response.statusCode !== 200) throw new Error(`${action} was refused: ${response.body}`);
    return response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
  }

  /** Signs in as somebody who exists and gives the browser's cookies. */
  const signIn = (email: string) => authenticate("sign-in", { email, password: testPassword });

  /** A stranger: an account and a workspace of its own, calling by API token. */
  async function signUp(name = "Stranger"): Promise<TestPerson> {
    const email = `${randomUUID()}@example.com`;
    const cookie = await authenticate("sign-up", { name, email, password: testPassword });
    const workspace = await request(
      api.createWorkspace,
      { body: { name: `${name}'s workspace` } },
      { cookie },
    );
    const { token } = await request(
      api.createApiToken,
      { params: { workspaceId: workspace.id }, body: { name: "Test" } },
      { cookie },
    );
    return { email, token, workspaceId: workspace.id, memberId: workspace.memberId };
  }

  /** Adds a colleague to the owner's workspace, calling by browser session. */
  async function addColleague(kind: RoleKind = "agent", name = "Colleague"): Promise<TestPerson> {
    const { workspaceId } = owner;
    const { items: roles } = await request(api.listRoles, { params: { workspaceId } });
    const role = roles.find((candidate) => candidate.kind === kind);
    if (!role) throw new Error(`There is no role ${kind}.`);
    const email = `${randomUUID()}@example.com`;
    const body = { name, email, roleId: role.id, password: testPassword };
    const member = await request(api.addMember, { params: { workspaceId }, body });
    return { email, workspaceId, memberId: member.id, cookie: await signIn(email) };
  }

  async function createBot(
    given: EndpointInput<typeof api.createBot>["body"] | undefined = undefined,
    person: TestPerson = owner,
  ): Promise<Bot> {
    const params = { workspaceId: person.workspaceId };
    return request(api.createBot, { params, body: given ?? { name: "Test bot" } }, person);
  }

  /** Opens a chat with a bot as a visitor. */
  const openVisitor = (
    bot: Bot,
    workspaceId = owner.workspaceId,
    start: VisitorStart = {},
  ): Promise<TestVisitor> => createTestVisitor(app, { botId: bot.id, customerId: workspaceId, ...start });

  const caller: Caller = { token: ownerToken };
  const owner: TestPerson = { email: ownerEmail, token: ownerToken, workspaceId: "", memberId: "" };
  const workspace = (await request(api.getMe, {}, caller)).workspaces[0];
  if (!workspace) throw new Error("The owner has no workspace.");
  owner.workspaceId = workspace.id;
  owner.memberId = workspace.memberId;

  return {
    parley,
    app,
    db: database,
    env,
    owner,
    request,
    signIn,
    signUp,
    addColleague,
    createBot,
    openVisitor,
    async close() {
      await parley.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** What a build would leave for the browser, in small. */
async function writePages(directory: string): Promise<string> {
  const files = {
    "widget/dist/loader.js": "// loader",
    "widget/dist/panel.html": "<!doctype html><title>Panel</title>",
    "widget/dist/assets/panel.js": "// panel",
    "dashboard/dist/index.html": "<!doctype html><title>Dashboard</title>",
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
    await writeFile(path.join(directory, name), content);
  }
  return directory;
}
