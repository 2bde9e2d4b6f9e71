// The database is away: at the start the server says so and ends, in the middle it says so and goes on afterwards.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { api } from "@parley/contracts/api";
import { widgetRoutes } from "@parley/contracts/widget";
import { findFreePort } from "@parley/testkit/findFreePort";
import { silentLog } from "@parley/testkit/silentLog";
import { startThrowAwayPostgres } from "@parley/testkit/startThrowAwayPostgres";
import { expect, it, vi } from "vitest";
import { migrate, openDatabase } from "../platform/db/index.ts";
import { startTestServer } from "./startTestServer.ts";

/** A PostgreSQL of its own is started, stopped and started again. */
const TIMEOUT_MS = 120_000;
const RECOVERY_TIMEOUT_MS = 30_000;
const sources = path.join(import.meta.dirname, "..");

it(
  "at the start: one clear sentence without the password, and exit code 1",
  async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "parley-outage-"));
    const port = await findFreePort();
    const child = spawn(process.execPath, [path.join(sources, "main.ts")], {
      env: {
        PATH: process.env.PATH,
        PORT: "0",
        DATA_DIR: dataDir,
        DATABASE_URL: `postgres://parley:secret-word@127.0.0.1:${port}/parley`,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let written = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (written += text));
    const [code] = await once(child, "close");
    await rm(dataDir, { recursive: true, force: true });
    expect(code).toBe(1);
    expect(written).toContain(`Cannot reach the database at 127.0.0.1:${port}/parley`);
    expect(written).toContain("check DATABASE_URL");
    expect(written).not.toContain("secret-word");
    expect(written).not.toContain("    at ");
  },
  TIMEOUT_MS,
);

it(
  "in the middle: 503 to visitors and members, nothing stored, and everything goes on afterwards",
  async () => {
    // It crashes, so it must keep what it has promised: the other tests' server does not wait for the disk.
    const postgres = await startThrowAwayPostgres({ fsync: true });
    const database = await openDatabase({ databaseUrl: postgres.url, dataDir: "", log: silentLog });
    await migrate(database, path.join(sources, "migrations"));
    const server = await startTestServer({ database });
    try {
      const visitor = await server.openVisitor(await server.createBot());
      const send = (clientId: string) =>
        server.app.inject({
          method: "POST",
          url: widgetRoutes.messages,
          headers: { authorization: `Bearer ${visitor.token}` },
          payload: { clientId, input: { kind: "text", text: "Hello" } },
        });
      const params = { workspaceId: server.owner.workspaceId };
      expect((await send("before")).statusCode).toBe(200);

      await postgres.halt("crash");
      const refused = await send("during");
      expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([
        503,
        "database_unavailable",
      ]);
      await expect(server.request(api.listBots, { params })).rejects.toMatchObject({ status: 503 });
      expect((await server.app.inject({ method: "GET", url: "/readyz" })).statusCode).toBe(503);
      expect((await server.app.inject({ method: "GET", url: "/healthz" })).statusCode).toBe(200);

      await postgres.resume();
      const isReady = async () => (await server.app.inject({ method: "GET", url: "/readyz" })).statusCode;
      await vi.waitFor(async () => expect(await isReady()).toBe(200), { timeout: RECOVERY_TIMEOUT_MS });
      expect((await send("during")).statusCode).toBe(200);
      const { messages, state } = await visitor.read();
      const own = messages.flatMap(({ clientId }) => clientId ?? []);
      expect(own).toEqual(["before", "during"]);
      expect(messages.map(({ seq }) => seq)).toEqual(
        Array.from({ length: state.lastSeq }, (_, index) => index + 1),
      );
      expect((await server.request(api.listBots, { params })).items).toHaveLength(1);
    } finally {
      await server.close();
      await database.close();
      await postgres.stop();
    }
  },
  TIMEOUT_MS,
);
