// The shape of a flow: where it begins, what cannot be reached, where it goes in circles, whether it ends.

import type { FlowDocument, FlowProblem } from "@parley/contracts/flow";
import { edgesOf } from "../document/edgesOf.ts";
import type { ValidationContext } from "../types.ts";
import { checkCycles } from "./checkCycles.ts";
import { makeProblem } from "./problems.ts";

export function checkGraph(document: FlowDocument, context: ValidationContext): FlowProblem[] {
  if (document.start === null) return [makeProblem("no_start", null, "start")];
  if (!Object.hasOwn(document.blocks, document.start)) return [makeProblem("start_not_found", null, "start")];

  const edges = new Map(Object.values(document.blocks).map((block) => [block.id, edgesOf(block)]));
  const reached = reachableFrom(document.start, edges);
  return [
    ...checkEnd(document, reached),
    ...checkUnreachable(document, reached),
    ...checkCycles(document, context, edges),
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
