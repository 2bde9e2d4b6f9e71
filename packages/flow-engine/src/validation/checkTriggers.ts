// What begins a flow: keywords that cannot be matched, and what begins two flows at once.

import type { FlowDocument, FlowProblem, FlowTrigger } from "@parley/contracts/flow";
import { regexProblem } from "../regex/linearRegex.ts";
import { normaliseText } from "../triggers/normaliseText.ts";
import type { FlowTriggers, ValidationContext } from "../types.ts";
import { makeProblem } from "./problems.ts";

type KeywordTrigger = Extract<FlowTrigger, { kind: "keyword" }>;

export function checkTriggers(document: FlowDocument, context: ValidationContext): FlowProblem[] {
  const others = context.otherTriggers ?? [];
  const seen = new Set<string>();
  return (document.triggers ?? []).flatMap((trigger, index) => {
    const path = `triggers.${index}`;
    if (!trigger.isEnabled) return [];
    if (trigger.kind === "keyword") return checkKeywords(trigger, path, others, seen);
    const owner = others.find(({ triggers }) => triggers.some((other) => areRivals(trigger, other)));
    return owner ? [makeProblem("trigger_taken", null, path, { flow: nameOf(owner) })] : [];
  });
}

function checkKeywords(
  trigger: KeywordTrigger,
  path: string,
  others: readonly FlowTriggers[],
  seen: Set<string>,
): FlowProblem[] {
  return trigger.keywords.flatMap((keyword, index) => {
    const place = `${path}.keywords.${index}`;
    const reason = trigger.match === "regex" ? regexProblem(keyword) : null;
    if (reason !== null) return [makeProblem("pattern_invalid", null, place, { pattern: keyword, reason })];
    const key = keyOf(trigger, keyword);
    if (key === null) return [makeProblem("keyword_empty", null, place)];
    if (seen.has(key)) return [makeProblem("keyword_repeated", null, place, { keyword })];
    seen.add(key);
    const owner = others.find(({ triggers }) => triggers.some((other) => hasKey(other, key)));
    return owner ? [makeProblem("keyword_taken", null, place, { keyword, flow: nameOf(owner) })] : [];
  });
}

function hasKey(trigger: FlowTrigger, key: string): boolean {
  if (trigger.kind !== "keyword" || !trigger.isEnabled) return false;
  return trigger.keywords.some((keyword) => keyOf(trigger, keyword) === key);
}

/** Two keywords with one key are told apart by nothing. Null when there is nothing to match. */
function keyOf({ match }: KeywordTrigger, keyword: string): string | null {
  const text = match === "regex" ? keyword.trim() : normaliseText(keyword);
  return /[\p{L}\p{N}\p{S}]/u.test(text) || (match === "regex" && text !== "") ? `${match} ${text}` : null;
}

/** Triggers other than keywords that the same occasion would meet. */
function areRivals(a: FlowTrigger, b: FlowTrigger): boolean {
  if (!b.isEnabled) return false;
  switch (a.kind) {
    case "fallback":
      return b.kind === "fallback";
    case "visitorEvent":
      return b.kind === "visitorEvent" && b.name === a.name;
    case "templateButton":
      return b.kind === "templateButton" && b.payload === a.payload;
    case "pageUrl":
      return b.kind === "pageUrl" && b.patterns.some((pattern) => a.patterns.includes(pattern));
    case "schedule":
      return (
        b.kind === "schedule" && b.minuteOfDay === a.minuteOfDay && b.days.some((day) => a.days.includes(day))
      );
    case "comment":
      return (
        b.kind === "comment" &&
        (a.keywords.length === b.keywords.length && a.keywords.length === 0
          ? true
          : b.keywords.some((keyword) => a.keywords.includes(keyword)))
      );
    case "keyword":
    case "api":
      return false;
  }
}

function nameOf({ flowName, flowId }: FlowTriggers): string {
  return flowName ?? flowId;
}
