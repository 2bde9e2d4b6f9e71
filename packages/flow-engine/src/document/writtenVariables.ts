// Values of the conversation a flow writes, so that they can be offered where texts are written.

import type { Block, FlowDocument } from "@parley/contracts/flow";
import { prepareBlock } from "../blocks/registry.ts";

/** Names of all values that answers are kept as or that are set, each once, in the order of the blocks. */
export function writtenVariables(document: FlowDocument): string[] {
  return [...new Set(Object.values(document.blocks).flatMap(namesOf))];
}

function namesOf(block: Block): string[] {
  const settings = prepareBlock(block)?.settings ?? {};
  const keys = settings["scope"] === "conversation" ? assignedKeys(settings["assignments"]) : [];
  return [settings["saveToVariable"], settings["itemVariable"], ...keys].flatMap((name) =>
    typeof name === "string" && name.trim() !== "" ? [name.trim()] : [],
  );
}

function assignedKeys(assignments: unknown): unknown[] {
  if (!Array.isArray(assignments)) return [];
  return assignments.map((assignment: unknown) =>
    typeof assignment === "object" && assignment !== null && "key" in assignment ? assignment.key : null,
  );
}
