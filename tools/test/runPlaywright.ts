// Runs the browser tests of one Playwright configuration and reads its counts from the machine-readable report.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import { runCommand, type StepResult } from "../lib/runStep.ts";

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

export async function runPlaywright(config: string): Promise<StepResult> {
  const workspace = basename(dirname(config));
  const report = `artifacts/playwright-${workspace}.json`;
  rmSync(report, { force: true });
  const args = ["test", "--config", config, "--reporter=list,json"];
  const { ok, seconds } = await runCommand("node_modules/.bin/playwright", args, {
    live: true,
    // The path counts from the configuration's folder unless it is absolute.
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: `${process.cwd()}/${report}` },
  });
  const { passed, failed } = readCounts(report);
  return { name: `browser: ${workspace}`, passed, failed: ok ? failed : Math.max(1, failed), seconds };
}

/** A test that passes only on repetition is a failure here: it would teach people to try again. */
function readCounts(file: string): { passed: number; failed: number } {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats, errors }: PlaywrightReport = JSON.parse(readFileSync(file, "utf8"));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
