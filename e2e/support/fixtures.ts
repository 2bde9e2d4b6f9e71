// The `test` of every story: a running server per worker, and pictures kept as artefacts of the run.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, type Page } from "@playwright/test";
import { startServer, type DatabaseKind, type RunningServer } from "@parley/testkit/startServer";

export { expect } from "@playwright/test";

export interface WorkerOptions {
  database: DatabaseKind;
}

interface WorkerFixtures extends WorkerOptions {
  server: RunningServer;
}

interface TestFixtures {
  /** Keeps a picture of the page as `artifacts/screenshots/<database>/<name>.png`. */
  keepPicture: (page: Page, name: string) => Promise<void>;
}

const SCREENSHOTS = fileURLToPath(new URL("../../artifacts/screenshots", import.meta.url));

export const test = base.extend<TestFixtures, WorkerFixtures>({
  database: ["embedded", { option: true, scope: "worker" }],
  server: [
    async ({ database }, use) => {
      const server = await startServer({ database });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
  keepPicture: async ({ database }, use) =>
    use(async (page, name) => {
      await page.screenshot({ path: join(SCREENSHOTS, database, `${name}.png`) });
    }),
});
