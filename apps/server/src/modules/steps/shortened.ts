// A step as it is kept: texts of the visitor as they are, answers of other systems only as long as a reader needs.

import type { CallResult, FlowEvent } from "@parley/flow-engine";
import type { PlannedStep } from "../runtime/index.ts";

/** Characters kept of a text that another system gave. */
const TEXT_LENGTH = 1_000;
/** Entries kept of one trace; a flow in circles makes many. */
const TRACE_LENGTH = 500;
/** Entries of a list or of named values that are kept. */
const ENTRIES = 100;

export function shortened({ versionId, event, trace, values }: PlannedStep): PlannedStep {
  return {
    versionId,
    event: shortEvent(event),
    trace: trace.slice(0, TRACE_LENGTH),
    values: Object.fromEntries(Object.entries(values).slice(0, ENTRIES)),
  };
}

function shortEvent(event: FlowEvent): FlowEvent {
  return event.kind === "result" ? { ...event, result: shortResult(event.result) } : event;
}

function shortResult(result: CallResult): CallResult {
  switch (result.kind) {
    case "webhook":
      return { ...result, body: result.body.slice(0, TEXT_LENGTH) };
    case "api": {
      const entries = Object.entries(result.attributes).slice(0, ENTRIES);
      return {
        ...result,
        attributes: Object.fromEntries(entries.map(([key, value]) => [key, value.slice(0, TEXT_LENGTH)])),
      };
    }
    case "freeSlots":
      return { ...result, slots: result.slots.slice(0, ENTRIES) };
    default:
      return result;
  }
}
