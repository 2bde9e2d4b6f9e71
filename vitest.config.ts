// Two projects: `unit` is pure and needs nothing; `server` gets a private throw-away PostgreSQL beside PGlite.
// Both run on few workers, because the suites themselves start databases.
import { defineConfig } from "vitest/config";

const WORKERS = 2;

/** Generous, because a busy machine is no failure: tests wait for states, and these limits end only what hangs. */
const TEST_TIMEOUT_MS = 30_000;
const HOOK_TIMEOUT_MS = 60_000;

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: WORKERS,
    testTimeout: TEST_TIMEOUT_MS,
    hookTimeout: HOOK_TIMEOUT_MS,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "packages/**/src/**/*.test.ts",
            "apps/{dashboard,widget}/src/**/*.test.{ts,tsx}",
            "{tools,emulators}/**/*.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "server",
          include: ["apps/server/**/*.test.ts"],
          globalSetup: ["packages/testkit/src/postgresGlobalSetup.ts"],
        },
      },
    ],
  },
});
