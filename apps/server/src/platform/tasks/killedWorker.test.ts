import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, testDatabases } from "@parley/testkit/databases";
import { expect, it, vi } from "vitest";
import { z } from "zod";
import { openDatabase } from "../db/index.ts";
import { createLogger } from "../log.ts";
import { createTasks, defineTask } from "./index.ts";

const log = createLogger({ level: "silent" });
const worker = path.join(import.meta.dirname, "fixtures/hangingWorker.ts");
/** A worker counts as gone after ten seconds of silence. */
const soon = { timeout: 60_000, interval: 100 };
vi.setConfig({ testTimeout: 90_000 });

it.each(testDatabases())(
  "performs a task again whose process was killed in the middle of it (%s)",
  async (kind) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "parley-tasks-"));
    const server = kind === "postgres" ? await createTestDatabase(kind) : undefined;

    const child = spawn(process.execPath, [worker, server?.url ?? dataDir], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");

    const db = server?.database ?? (await openDatabase({ databaseUrl: undefined, dataDir, log }));
    const tasks = await createTasks({ db, log, heartbeatSeconds: 10, superviseSeconds: 1 });
    const performed: string[] = [];
    tasks.register(
      defineTask({
        name: "survive",
        lane: "bot",
        schema: z.object({ text: z.string() }),
        retry: { limit: 2, delaySeconds: 1 },
        timeoutSeconds: 600,
        run: async ({ text }) => void performed.push(text),
      }),
    );
    await tasks.work();
    await vi.waitFor(() => expect(performed).toEqual(["unfinished"]), soon);
    expect(await tasks.listDead()).toEqual([]);

    await tasks.stop();
    await (server ? server.close() : db.close());
    await rm(dataDir, { recursive: true });
  },
);
