// Runs the browser tests and reads their counts from the machine-readable report.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { runCommand, type StepResult } from "../lib/runStep.ts";

const REPORT = "artifacts/playwright.json";

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

export async function runPlaywright(): Promise<StepResult> {
  rmSync(REPORT, { force: true });
  const args = ["test", "--config", "e2e/playwright.config.ts"];
  const { ok, seconds } = await runCommand("node_modules/.bin/playwright", args, {
    live: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT },
  });
  const { passed, failed } = readCounts();
  return { name: "e2e", passed, failed: ok ? failed : Math.max(1, failed), seconds };
}

/** A test that passes only on repetition is a failure here: it would teach people to try again. */
function readCounts(): { passed: number; failed: number } {
  if (!existsSync(REPORT)) return { passed: 0, failed: 1 };
  const { stats, errors }: PlaywrightReport = JSON.parse(readFileSync(REPORT, "utf8"));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
