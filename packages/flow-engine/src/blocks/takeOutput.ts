// Leaving a block by one of several ways, with the reason kept for the trace.

import type { StepRun } from "../engine/stepRun.ts";
import type { Outcome } from "./blockKind.ts";

export function takeOutput(run: StepRun, blockId: string, output: string, reason: string): Outcome {
  run.trace.push({ kind: "branched", blockId, output, reason });
  return { kind: "next", output };
}
