import { readFile } from "node:fs/promises";
import { api } from "@parley/contracts/api";
import { AppError } from "@parley/contracts/errors";
import { describeOnDatabases } from "@parley/testkit/databases";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { defineTask } from "../../platform/tasks/index.ts";
import { nobody, startTestServer, type Caller, type TestServer } from "../../testing/startTestServer.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

/** Other suites beside this one may keep the machine busy for so long. */
const CALM_WITHIN = { timeout: 20_000, interval: 200 };

describeOnDatabases("the operator's area", (database) => {
  let server: TestServer;
  let operator: Caller;
  const act = vi.fn<() => void>();
  const errand = defineTask({
    name: "errand",
    lane: "maintenance",
    schema: z.object({}),
    retry: { limit: 0, delaySeconds: 1 },
    timeoutSeconds: 60,
    run: async () => act(),
  });

  beforeAll(async () => {
    server = await startTestServer({ database: database() });
    operator = { cookie: await server.signIn(server.owner.email) };
    server.parley.tasks.register(errand);
    await server.parley.work();
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => server.close());

  const health = async () => {
    const { checks } = await server.request(api.getHealth, {}, operator);
    return Object.fromEntries(checks.map((check) => [check.name, check]));
  };

  it.each([api.getHealth, api.listMails, api.listDeadTasks, api.listInstanceWorkspaces])(
    "is closed to nobody, to strangers, and to API tokens, even the operator's ($path)",
    async (endpoint) => {
      const ask = (caller: Caller) => server.request(endpoint, { query: {} }, caller);
      await expect(ask(nobody)).rejects.toMatchObject({ code: "not_authenticated" });
      await expect(ask(await server.signUp())).rejects.toMatchObject({ code: "forbidden" });
      await expect(ask(server.owner)).rejects.toMatchObject({ code: "forbidden" });
      await expect(ask(operator)).resolves.toBeDefined();
    },
  );

  it("tells the sign-in page what this server is", async () => {
    expect(await server.request(api.getInstance, {}, nobody)).toEqual({
      name: "Parley",
      version: z.object({ version: z.string() }).parse(JSON.parse(await readFile(packageFile, "utf8")))
        .version,
      needsFirstAccount: false,
      canSignUp: true,
      mailConfigured: false,
    });
  });

  it("describes its API to everybody", async () => {
    const answer = await server.app.inject({ url: "/api/v1/openapi.json" });
    expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(answer.json()).toMatchObject({
      openapi: "3.1.0",
      paths: { "/me": { get: { operationId: "getMe" } } },
    });
  });

  it("explains every error where problems point to", async () => {
    const problem = await server.request(api.getMe, {}, nobody).catch((error: AppError) => error);
    const page = await server.app.inject({ url: "/docs/errors" });
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(page.body).toContain(`<h2 id="${problem instanceof AppError ? problem.code : "none"}">`);
  });

  it("finds a healthy server healthy, and says what a new one lacks", async () => {
    // A busy machine makes even a healthy database slow for a moment, which is told.
    const checks = await vi.waitFor(async () => {
      const found = await health();
      expect(found["Database"]).toMatchObject({ status: "ok" });
      return found;
    }, CALM_WITHIN);
    for (const name of ["File storage", "Background work", "Instance secret", "Redis"])
      expect(checks[name]).toMatchObject({ status: "ok" });
    expect(checks["Mail"]).toMatchObject({ status: "warning", hint: "Set SMTP_URL and MAIL_FROM." });
    expect(checks["Public address"]).toMatchObject({ status: "warning" });
    expect(checks["Database"]?.detail).toMatch(/(embedded|PostgreSQL).* answers in/);
  });

  it("shows the other checks when one of them fails or does not answer", async () => {
    vi.spyOn(server.parley.storage, "put").mockRejectedValueOnce(new AppError("storage_full"));
    vi.spyOn(server.parley.tasks, "states").mockReturnValueOnce(new Promise(() => undefined));
    const checks = await health();
    expect(checks["File storage"]).toMatchObject({ status: "error", detail: /disk is full/ });
    expect(checks["Background work"]).toMatchObject({ status: "error", detail: /No answer/ });
    expect(checks["Database"]).toMatchObject({ status: "ok" });
  });

  it("shows failed work with its reason, and tries it again when asked", async () => {
    act.mockImplementationOnce(() => {
      throw new Error("the shop was closed");
    });
    await server.parley.tasks.enqueue(server.db, errand, {});
    const dead = await vi.waitFor(
      async () => {
        const { items } = await server.request(api.listDeadTasks, {}, operator);
        expect(items).toMatchObject([{ queue: "errand", attempts: 1, error: "the shop was closed" }]);
        return items[0];
      },
      { timeout: 10_000 },
    );
    expect((await health())["Background work"]).toMatchObject({
      status: "warning",
      detail: /1 failed for good/,
    });

    await server.request(api.retryDeadTask, { params: { taskId: dead?.id ?? "" } }, operator);
    await vi.waitFor(() => expect(act).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    expect(await server.request(api.listDeadTasks, {}, operator)).toEqual({ items: [] });
    await expect(
      server.request(api.retryDeadTask, { params: { taskId: dead?.id ?? "" } }, operator),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("keeps mails without SMTP for reading, newest first, page by page", async () => {
    for (let number = 0; number < 3; number += 1) await server.signUp();
    const all = await vi.waitFor(
      async () => {
        const { items } = await server.request(api.listMails, { query: {} }, operator);
        expect(items.length).toBeGreaterThanOrEqual(3);
        expect(items.every(({ status }) => status === "kept")).toBe(true);
        return items;
      },
      { timeout: 10_000 },
    );
    expect(all[0]).toMatchObject({ subject: "Confirm your e-mail address", error: null });
    expect(all[0]?.text).toContain("http://localhost:3000/");

    const first = await server.request(api.listMails, { query: { limit: 2 } }, operator);
    expect(first.items).toEqual(all.slice(0, 2));
    const second = await server.request(
      api.listMails,
      { query: { limit: 200, cursor: first.nextCursor ?? "" } },
      operator,
    );
    expect([...first.items, ...second.items]).toEqual(all);
    expect(second.nextCursor).toBeNull();
    await expect(
      server.request(api.listMails, { query: { cursor: "elsewhere" } }, operator),
    ).rejects.toMatchObject({ code: "bad_request" });
  });

  it("counts what every workspace holds", async () => {
    await server.openVisitor(await server.createBot());
    const { items } = await server.request(api.listInstanceWorkspaces, { query: {} }, operator);
    expect(items.find(({ id }) => id === server.owner.workspaceId)).toMatchObject({
      members: 1,
      bots: 1,
      conversations: 1,
    });
    expect(items.length).toBeGreaterThan(1);
  });

  const metrics = (headers: Record<string, string>, remoteAddress = "127.0.0.1") =>
    server.app.inject({ url: "/metrics", headers, remoteAddress });

  it("gives measurements to this machine and the operator, and to nobody else", async () => {
    expect((await metrics({})).statusCode).toBe(200);
    expect((await metrics({}, "203.0.113.9")).statusCode).toBe(401);
    expect((await metrics({ "x-forwarded-for": "203.0.113.9" })).statusCode).toBe(401);
    expect((await metrics({ cookie: operator.cookie ?? "" }, "203.0.113.9")).statusCode).toBe(200);
  });

  it("measures tasks, the database pool and connections", async () => {
    const { body } = await metrics({});
    expect(body).toContain('parley_tasks{lane="bot",state="waiting"} 0');
    expect(body).toMatch(/parley_database_connections\{state="idle"\} \d+/);
    expect(body).toContain("parley_realtime_connections 0");
  });

  it("asks for the token of METRICS_TOKEN once there is one", async () => {
    const token = "0123456789abcdef-metrics";
    const other = await startTestServer({ database: database(), env: { METRICS_TOKEN: token } });
    const ask = (headers: Record<string, string>) => other.app.inject({ url: "/metrics", headers });
    expect((await ask({})).statusCode).toBe(401);
    expect((await ask({ authorization: "Bearer wrong" })).statusCode).toBe(401);
    expect((await ask({ authorization: `Bearer ${token}` })).statusCode).toBe(200);
    await other.close();
  });
});

const packageFile = new URL("../../../package.json", import.meta.url);
