// Browser tests of whole stories, against the real server on both databases. Each worker starts its own server
// (support/fixtures.ts); pictures and traces of a run are kept in artifacts/.
import { defineConfig } from "@playwright/test";
import { findChromium } from "@parley/testkit/findChromium";
import type { WorkerOptions } from "./support/fixtures.ts";

/** Generous, because starting a server on a busy machine counts too; a test waits for states, never for times. */
const TEST_TIMEOUT_MS = 120_000;
const EXPECT_TIMEOUT_MS = 15_000;

/** One worker per database: a server, a browser and a database each are enough for two cores. */
const WORKERS = 2;

/** Stories about screens: what stands behind the server does not show there, so they run once. */
const SCREENS = [
  "**/editor*.spec.ts",
  "**/bot*.spec.ts",
  "**/apis.spec.ts",
  "**/bookings.spec.ts",
  "**/inboxScreens.spec.ts",
];

const executablePath = findChromium();

export default defineConfig<object, WorkerOptions>({
  testDir: "stories",
  outputDir: "../artifacts/playwright",
  fullyParallel: false,
  forbidOnly: true,
  retries: 1,
  workers: WORKERS,
  timeout: TEST_TIMEOUT_MS,
  expect: { timeout: EXPECT_TIMEOUT_MS },
  reporter: "list",
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "embedded", use: { database: "embedded" } },
    { name: "postgres", use: { database: "postgres" }, testIgnore: SCREENS },
  ],
});
