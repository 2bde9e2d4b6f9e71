// Runs one Vitest project and reads its counts from the machine-readable report.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import { runCommand, type StepResult } from "../lib/runStep.ts";

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
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
  const { passed, failed, failures } = readResults(file);
  // A file that does not load, or an error outside any test, has no test of its own to count.
  return { name: project, passed, failed: ok ? failed : Math.max(1, failed), seconds, failures };
}

function readResults(file: string): Required<Pick<StepResult, "passed" | "failed" | "failures">> {
  if (!existsSync(file)) return { passed: 0, failed: 1, failures: [] };
  const report: VitestReport = JSON.parse(readFileSync(file, "utf8"));
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0),
    failures: report.testResults.flatMap(namesOfFailed),
  };
}

/** Each failed test with its file; the file alone when it did not load. */
function namesOfFailed({ name, status, assertionResults }: VitestReport["testResults"][number]): string[] {
  const file = relative(process.cwd(), name);
  const failed = assertionResults.filter((test) => test.status === "failed");
  if (failed.length > 0) return failed.map(({ fullName }) => `${file}: ${fullName}`);
  return status === "failed" ? [file] : [];
}
