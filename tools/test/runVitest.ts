// Runs one Vitest project and reads its counts from the machine-readable report.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { runCommand, type StepResult } from "../lib/runStep.ts";

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
}

export async function runVitest(project: "unit" | "server"): Promise<StepResult> {
  const file = `artifacts/vitest-${project}.json`;
  rmSync(file, { force: true });
  const args = [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ];
  const { ok, seconds } = await runCommand("node_modules/.bin/vitest", args, { live: true });
  const { passed, failed } = readCounts(file);
  // A file that does not load, or an error outside any test, has no test of its own to count.
  return { name: project, passed, failed: ok ? failed : Math.max(1, failed), seconds };
}

function readCounts(file: string): { passed: number; failed: number } {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report: VitestReport = JSON.parse(readFileSync(file, "utf8"));
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0),
  };
}
