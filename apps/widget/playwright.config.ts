// Browser tests of the widget on its own, in front of a server in memory (test/).
import { findChromium } from "@parley/testkit/findChromium";
import { defineConfig } from "@playwright/test";

const executablePath = findChromium();

export default defineConfig({
  testDir: "test",
  testMatch: "*.e2e.ts",
  globalSetup: "./test/globalSetup.ts",
  outputDir: "../../artifacts/widget",
  forbidOnly: true,
  retries: 1,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    locale: "en-GB",
    viewport: { width: 1280, height: 800 },
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
});
