// The shape of a flow: where it begins, what cannot be reached, where it goes in circles, whether it ends.

import type { FlowDocument, FlowProblem } from "@parley/contracts/flow";
import type { PreparedBlock } from "../blocks/blockKind.ts";
import { prepareBlock } from "../blocks/registry.ts";
import { edgesOf } from "../document/edgesOf.ts";
import { findCycles } from "./findCycles.ts";
import { makeProblem } from "./problems.ts";

export function checkGraph(document: FlowDocument): FlowProblem[] {
  if (document.start === null) return [makeProblem("no_start", null, "start")];
  if (!Object.hasOwn(document.blocks, document.start)) return [makeProblem("start_not_found", null, "start")];

  const edges = new Map(Object.values(document.blocks).map((block) => [block.id, edgesOf(block)]));
  const reached = reachableFrom(document.start, edges);
  return [
    ...checkEnd(document, reached),
    ...checkUnreachable(document, reached),
    ...checkCycles(document, edges),
  ];
}

function reachableFrom(start: string, edges: ReadonlyMap<string, string[]>): Set<string> {
  const reached = new Set([start]);
  // A set grows while it is walked, which makes this a breadth-first search.
  for (const id of reached) {
    for (const target of edges.get(id) ?? []) if (edges.has(target)) reached.add(target);
  }
  return reached;
}

/** A redirect or a live chat finishes a flow as well: somebody else goes on. */
function checkEnd(document: FlowDocument, reached: ReadonlySet<string>): FlowProblem[] {
  const finishing = new Set(["end", "redirect", "returnFlow", "liveChat"]);
  const finishes = [...reached].some((id) => finishing.has(document.blocks[id]?.kind ?? ""));
  return finishes ? [] : [makeProblem("no_end", null, "blocks")];
}

function checkUnreachable(document: FlowDocument, reached: ReadonlySet<string>): FlowProblem[] {
  return Object.values(document.blocks)
    .filter((block) => !reached.has(block.id))
    .map((block) => makeProblem("unreachable_block", block.id, `blocks.${block.id}`));
}

/** Circles without a block that waits for the visitor. Each is reported once, at its first block. */
function checkCycles(document: FlowDocument, edges: ReadonlyMap<string, string[]>): FlowProblem[] {
  const running = new Map([...edges].map(([id, targets]) => [id, immediateTargets(document, id, targets)]));
  // Pauses are left out first: a circle that can go round a pause runs for ever within one step.
  const restless = new Map([...running].filter(([id]) => prepared(document, id)?.pause !== "time"));
  const endless = findCycles(restless);
  const reported = new Set(endless.flat());
  const paused = findCycles(running).filter((cycle) => !cycle.some((id) => reported.has(id)));
  return [
    ...endless.map((cycle) => cycleProblem("loop_without_input", cycle)),
    ...paused.map((cycle) => cycleProblem("loop_with_pause_only", cycle)),
  ];
}

function cycleProblem(code: "loop_without_input" | "loop_with_pause_only", cycle: string[]): FlowProblem {
  const [first = ""] = cycle;
  return makeProblem(code, first, `blocks.${first}`);
}

/** Where a block can lead without the visitor saying anything. */
function immediateTargets(document: FlowDocument, id: string, targets: string[]): string[] {
  const block = prepared(document, id);
  if (block?.pause !== "visitor") return targets;
  return block.immediateOutputs.flatMap((output) =>
    Object.hasOwn(block.block.outputs, output) ? (block.block.outputs[output] ?? []) : [],
  );
}

function prepared(document: FlowDocument, id: string): PreparedBlock | null {
  const block = document.blocks[id];
  return block ? prepareBlock(block) : null;
}
