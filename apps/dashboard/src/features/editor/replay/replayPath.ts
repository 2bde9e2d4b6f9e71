// What is to be seen at one step of a replay: the way so far, the values known by then, and whether steps are missing.

import type { SessionStep } from "@parley/contracts/api/steps";
import { connectionId } from "../model/graph.ts";
import { traceOf } from "./readStep.ts";

export interface ReplayMoment {
  visitedBlocks: ReadonlySet<string>;
  visitedConnections: ReadonlySet<string>;
  /** The block the conversation stands at after the step. */
  blockId: string | null;
  values: readonly { name: string; value: string; isChanged: boolean }[];
}

/** The way through the flow of the step, in its version, and all values so far. */
export function momentAt(steps: readonly SessionStep[], index: number): ReplayMoment {
  const present = steps[index];
  const visitedBlocks = new Set<string>();
  const visitedConnections = new Set<string>();
  const values = new Map<string, string>();
  let blockId: string | null = null;
  for (const step of steps.slice(0, index + 1)) {
    if (step.event.kind === "start") {
      visitedBlocks.clear();
      visitedConnections.clear();
    }
    for (const [name, value] of Object.entries(step.values)) {
      if (value === "") values.delete(name);
      else values.set(name, value);
    }
    if (step.versionId !== present?.versionId) continue;
    for (const entry of traceOf(step)) {
      if (entry.kind === "entered") {
        visitedBlocks.add(entry.blockId);
        blockId = entry.blockId;
      }
      if (entry.kind === "left") visitedConnections.add(connectionId(entry));
    }
  }
  return {
    visitedBlocks,
    visitedConnections,
    blockId,
    values: [...values].map(([name, value]) => ({
      name,
      value,
      isChanged: present !== undefined && Object.hasOwn(present.values, name),
    })),
  };
}

const beginnings = new Set(["start", "enter"]);

/** Whether steps are missing right before this one: it does not go on where the one before stopped. */
export function isBehindGap(steps: readonly SessionStep[], index: number): boolean {
  const step = steps[index];
  if (!step || beginnings.has(step.event.kind)) return false;
  const before = steps[index - 1];
  if (!before) return true;
  if (step.event.kind === "returned" || before.versionId !== step.versionId) return false;
  const stoodAt = traceOf(before).findLast((entry) => entry.kind === "entered");
  const goesOnAt = traceOf(step)[0];
  const ignored = goesOnAt?.kind === "stopped" && traceOf(step).length === 1;
  return Boolean(
    stoodAt &&
    goesOnAt &&
    !ignored &&
    // A question asked again, or a step back, enters another block by itself.
    goesOnAt.kind !== "entered" &&
    goesOnAt.blockId !== stoodAt.blockId,
  );
}
