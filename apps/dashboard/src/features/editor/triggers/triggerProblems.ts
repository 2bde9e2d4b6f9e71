// What is wrong with a trigger, as keys of messages: what keeps it from being saved, and what will surprise its author.

import { type FlowTrigger, flowTrigger } from "@parley/contracts/flow";
import { regexProblem } from "@parley/flow-engine";

export type TriggerProblem =
  | { kind: "incomplete"; trigger: FlowTrigger["kind"] }
  | { kind: "tooLong" }
  | { kind: "pattern"; pattern: string; detail: string }
  | { kind: "repeated"; keyword: string }
  | { kind: "secondFallback" };

/** Problems of one trigger among all of the flow; an incomplete one has only that. */
export function triggerProblems(trigger: FlowTrigger, all: readonly FlowTrigger[]): TriggerProblem[] {
  if (isIncomplete(trigger)) return [{ kind: "incomplete", trigger: trigger.kind }];
  if (!flowTrigger.safeParse(trigger).success) return [{ kind: "tooLong" }];
  switch (trigger.kind) {
    case "keyword":
      return trigger.match === "regex" ? patternProblems(trigger.keywords) : repeated(trigger, all);
    case "fallback": {
      const first = all.find((other) => other.kind === "fallback" && other.isEnabled);
      return trigger.isEnabled && first && first.id !== trigger.id ? [{ kind: "secondFallback" }] : [];
    }
    default:
      return [];
  }
}

function isIncomplete(trigger: FlowTrigger): boolean {
  switch (trigger.kind) {
    case "keyword":
      return trigger.keywords.length === 0;
    case "pageUrl":
      return trigger.patterns.length === 0;
    case "visitorEvent":
      return trigger.name.trim() === "";
    case "templateButton":
      return trigger.payload.trim() === "";
    case "schedule":
      return trigger.days.length === 0;
    case "fallback":
    case "api":
    case "comment":
      return false;
  }
}

function patternProblems(patterns: readonly string[]): TriggerProblem[] {
  return patterns.flatMap((pattern) => {
    const detail = regexProblem(pattern);
    return detail === null ? [] : [{ kind: "pattern" as const, pattern, detail }];
  });
}

/** A word two triggers wait for starts the flow by the first one only. */
function repeated(
  trigger: Extract<FlowTrigger, { kind: "keyword" }>,
  all: readonly FlowTrigger[],
): TriggerProblem[] {
  const place = all.findIndex(({ id }) => id === trigger.id);
  const before = new Set(
    all
      .slice(0, Math.max(0, place))
      .flatMap((other) =>
        other.kind === "keyword" && other.isEnabled && other.match === trigger.match
          ? other.keywords.map((keyword) => keyword.trim().toLowerCase())
          : [],
      ),
  );
  return trigger.keywords
    .filter((keyword) => before.has(keyword.trim().toLowerCase()))
    .map((keyword) => ({ kind: "repeated", keyword }));
}
