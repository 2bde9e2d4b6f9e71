// The checks that need nothing but the sources: format, lint, borders, types.
import { runStep, type StepResult } from "./runStep.ts";

const BIN = "node_modules/.bin";

export async function runChecks(): Promise<StepResult[]> {
  return [
    await runStep("format", `${BIN}/oxfmt`, ["--check"]),
    await runStep("lint", `${BIN}/oxlint`, ["--deny-warnings"]),
    await runStep("borders", process.execPath, ["tools/checkBorders.ts"]),
    await runStep("types", `${BIN}/tsc`, ["--build"]),
  ];
}
