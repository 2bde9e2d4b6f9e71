// Two projects: `unit` is pure and needs nothing; `server` gets a private throw-away PostgreSQL beside PGlite.
// Both run on few workers, because the suites themselves start databases.
import { defineConfig } from "vitest/config";

const WORKERS = 2;

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: WORKERS,
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
