// Circles without a block that waits for the visitor. Each is reported once, at its first block.

import type { FlowDocument, FlowProblem } from "@parley/contracts/flow";
import type { PreparedBlock } from "../blocks/blockKind.ts";
import { prepareBlock } from "../blocks/registry.ts";
import { edgesOf } from "../document/edgesOf.ts";
import type { ValidationContext } from "../types.ts";
import { findCycles } from "./findCycles.ts";
import { makeProblem, type ProblemCode } from "./problems.ts";

type Edges = ReadonlyMap<string, readonly string[]>;

export function checkCycles(
  document: FlowDocument,
  context: ValidationContext,
  edges: ReadonlyMap<string, string[]>,
): FlowProblem[] {
  // Pauses are left out first: a circle that can go round a pause runs for ever within one step.
  const endless = findCycles(edgesWithout(document, context, edges, ["visitor", "time"]));
  const reported = new Set(endless.flat());
  const running = edgesWithout(document, context, edges, ["visitor"]);
  const paused = findCycles(running).filter((cycle) => !cycle.some((id) => reported.has(id)));
  return [
    ...endless.map((cycle) => cycleProblem("loop_without_input", cycle)),
    ...paused.map((cycle) => cycleProblem(pauseCode(document, cycle), cycle)),
    ...checkSelfCall(document, context, running),
  ];
}

/**
 * Whether the visitor is always asked something before the flow ends or returns. Example: `alwaysAsks(document)` tells
 * that a circle through a call of this flow is none.
 */
export function alwaysAsks(document: FlowDocument): boolean {
  if (document.start === null) return false;
  const context: ValidationContext = { channel: "website", flowIds: [] };
  const edges = new Map(Object.values(document.blocks).map((block) => [block.id, edgesOf(block)]));
  const running = edgesWithout(document, context, edges, ["visitor"]);
  return [...reachedFrom(document.start, running)].every((id) => {
    const block = preparedAt(document, id);
    if (!block) return false;
    if (block.pause === "visitor" && block.immediateOutputs.length === 0) return true;
    if (block.definition.kind === "end" || block.definition.kind === "redirect") return true;
    return (
      (edges.get(id) ?? []).length > 0 && block.outputs.every(({ id: output }) => isConnected(block, output))
    );
  });
}

/** The edges a walk can take when the given pauses stop it. */
function edgesWithout(
  document: FlowDocument,
  context: ValidationContext,
  edges: Edges,
  stops: readonly PreparedBlock["pause"][],
): Map<string, readonly string[]> {
  return new Map(
    [...edges].map(([id, targets]) => {
      const block = preparedAt(document, id);
      if (!block) return [id, targets];
      if (stops.includes(pauseOf(block, context))) return [id, targetsOf(block, block.immediateOutputs)];
      if (block.boundedOutputs.length === 0) return [id, targets];
      const endless = block.outputs.flatMap((output) =>
        block.boundedOutputs.includes(output.id) ? [] : [output.id],
      );
      return [id, targetsOf(block, endless)];
    }),
  );
}

/** A call of another flow stops for the visitor when that flow does. */
function pauseOf(block: PreparedBlock, { askingFlowIds }: ValidationContext): PreparedBlock["pause"] {
  const flowId = calledFlow(block);
  if (flowId === null || flowId === "" || !askingFlowIds) return block.pause;
  return askingFlowIds.includes(flowId) ? "visitor" : "none";
}

function checkSelfCall(document: FlowDocument, context: ValidationContext, running: Edges): FlowProblem[] {
  if (document.start === null || context.flowId === undefined) return [];
  return [...reachedFrom(document.start, running)].flatMap((id) => {
    const block = preparedAt(document, id);
    const isSelfCall = block !== null && calledFlow(block) === context.flowId;
    return isSelfCall ? [makeProblem("flow_calls_itself", id, `blocks.${id}.settings.flowId`)] : [];
  });
}

function pauseCode(document: FlowDocument, cycle: readonly string[]): ProblemCode {
  const callsFlow = cycle.some((id) => document.blocks[id]?.kind === "callFlow");
  return callsFlow ? "loop_through_flow" : "loop_with_pause_only";
}

function cycleProblem(code: ProblemCode, [first = ""]: readonly string[]): FlowProblem {
  return makeProblem(code, first, `blocks.${first}`);
}

function calledFlow(block: PreparedBlock): string | null {
  const { flowId } = block.settings;
  return block.definition.kind === "callFlow" && typeof flowId === "string" ? flowId : null;
}

function targetsOf({ block }: PreparedBlock, outputs: readonly string[]): string[] {
  return outputs.flatMap((output) =>
    Object.hasOwn(block.outputs, output) ? (block.outputs[output] ?? []) : [],
  );
}

function isConnected(block: PreparedBlock, output: string): boolean {
  return targetsOf(block, [output]).length > 0;
}

function reachedFrom(start: string, edges: Edges): Set<string> {
  const reached = new Set([start]);
  // A set grows while it is walked, which makes this a breadth-first search.
  for (const id of reached) for (const target of edges.get(id) ?? []) reached.add(target);
  return reached;
}

function preparedAt(document: FlowDocument, id: string): PreparedBlock | null {
  const block = Object.hasOwn(document.blocks, id) ? document.blocks[id] : undefined;
  return block ? prepareBlock(block) : null;
}
