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
  const { passed, failed, flaky } = readCounts(report);
  const remark = flaky === 0 ? "" : ` (${flaky} only on repetition)`;
  return {
    name: `browser: ${workspace}${remark}`,
    passed,
    failed: ok ? failed : Math.max(1, failed),
    seconds,
  };
}

/** A test that passes only on repetition is named, so that somebody looks into it; a busy machine alone fails nothing. */
function readCounts(file: string): { passed: number; failed: number; flaky: number } {
  if (!existsSync(file)) return { passed: 0, failed: 1, flaky: 0 };
  const { stats, errors }: PlaywrightReport = JSON.parse(readFileSync(file, "utf8"));
  const { expected, unexpected, flaky } = stats;
  return { passed: expected + flaky, failed: unexpected + errors.length, flaky };
}
