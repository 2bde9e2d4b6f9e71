// Steps of a real conversation as the server kept them, read with care: newer servers may tell more kinds.

import type { SessionStep } from "@parley/contracts/api/steps";
import { type VisitorInput, visitorInput } from "@parley/contracts/messages";
import type { TraceEntry } from "@parley/flow-engine";

/** The fields of each kind of entry, all of them texts (a target may also be null). */
const fieldsOf: Record<TraceEntry["kind"], readonly string[]> = {
  entered: ["blockId"],
  answered: ["blockId", "text"],
  rejected: ["blockId", "reason"],
  skipped: ["blockId", "reason"],
  branched: ["blockId", "output", "reason"],
  called: ["blockId", "call"],
  returnedCall: ["blockId", "call", "detail"],
  set: ["blockId", "name", "value"],
  left: ["blockId", "output"],
  stopped: ["reason"],
  warning: ["blockId", "code", "detail"],
};

function isTraceEntry(entry: { kind: string; [field: string]: unknown }): entry is TraceEntry & typeof entry {
  const fields: readonly string[] | undefined = Object.entries(fieldsOf).find(
    ([kind]) => kind === entry.kind,
  )?.[1];
  return fields?.every((field) => typeof entry[field] === "string") ?? false;
}

/** Entries this page knows how to tell. */
export function traceOf(step: SessionStep): TraceEntry[] {
  return step.trace.flatMap((entry) => (isTraceEntry(entry) ? [entry] : []));
}

export function inputOf(step: SessionStep): VisitorInput | null {
  if (step.event.kind !== "input") return null;
  const parsed = visitorInput.safeParse(step.event["input"]);
  return parsed.success ? parsed.data : null;
}
