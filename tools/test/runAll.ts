// Runs the parts of the test suite one after the other, each to its end, and sums them up.
// The last line is always `N passed, N failed`, for machines that read along.
import { globSync } from "node:fs";
import { runChecks } from "../lib/runChecks.ts";
import { runStep, type StepResult } from "../lib/runStep.ts";
import { ensureChromium } from "./ensureChromium.ts";
import { ensurePostgres } from "./ensurePostgres.ts";
import { runPlaywright } from "./runPlaywright.ts";
import { runVitest } from "./runVitest.ts";

const BROWSER_TESTS = "{e2e,apps/*}/playwright.config.ts";

const PARTS = {
  check: runChecks,
  unit: async () => [await runVitest("unit")],
  server: async () => {
    await ensurePostgres();
    return [await runVitest("server")];
  },
  e2e: async () => {
    await ensurePostgres();
    await ensureChromium();
    const results = [await runStep("build", process.execPath, ["tools/build.ts"])];
    for (const config of globSync(BROWSER_TESTS).toSorted()) results.push(await runPlaywright(config));
    return results;
  },
} satisfies Record<string, () => Promise<StepResult[]>>;

type Part = keyof typeof PARTS;

const wanted = readParts(process.argv.slice(2));

const results: StepResult[] = [];
for (const part of wanted) {
  console.log(`\n── ${part} ──`);
  results.push(...(await runPart(part)));
}
summarise(results);

function readParts(words: readonly string[]): Part[] {
  const unknown = words.filter((word) => !isPart(word));
  if (unknown.length > 0) {
    console.error(`There is no part "${unknown.join('", "')}". Parts: ${Object.keys(PARTS).join(", ")}.`);
    process.exit(2);
  }
  return words.length === 0 ? Object.keys(PARTS).filter(isPart) : words.filter(isPart);
}

function isPart(word: string): word is Part {
  return Object.hasOwn(PARTS, word);
}

/** A part that cannot even begin counts as failed; the others still run. */
async function runPart(part: Part): Promise<StepResult[]> {
  try {
    return await PARTS[part]();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return [{ name: part, passed: 0, failed: 1, seconds: 0 }];
  }
}

function summarise(steps: readonly StepResult[]): void {
  const width = Math.max(...steps.map(({ name }) => name.length));
  console.log("\nSummary");
  for (const { name, passed, failed, seconds } of steps) {
    console.log(
      `  ${name.padEnd(width)}  ${String(passed).padStart(5)} passed  ${String(failed).padStart(4)} failed  ${seconds.toFixed(1).padStart(6)} s`,
    );
  }
  for (const failure of steps.flatMap(({ failures = [] }) => failures)) console.log(`  failed: ${failure}`);
  const passed = steps.reduce((sum, step) => sum + step.passed, 0);
  const failed = steps.reduce((sum, step) => sum + step.failed, 0);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  console.log(`\n${passed} passed, ${failed} failed`);
}
