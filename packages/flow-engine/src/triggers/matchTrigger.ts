// Which flow an occasion begins, and why. Pure: the server says what happened, and starts what is answered.
// More exact triggers win: exact before startsWith, contains, fuzzy and regex, and the fallback comes last. Among equals the
// longer keyword wins, then the order in which the flows are given.

import type { FlowTrigger } from "@parley/contracts/flow";
import type { FlowTriggers } from "../types.ts";
import { matchKeyword } from "./matchKeyword.ts";
import { matchesPattern } from "./matchesPattern.ts";

export type TriggerOccasion =
  /** A typed text. While a question is open only keywords that may interrupt begin a flow. */
  | { kind: "text"; text: string; isQuestionOpen: boolean }
  /** A new conversation on this page. */
  | { kind: "pageUrl"; url: string }
  | { kind: "visitorEvent"; name: string }
  /** A call of the API, which names the flow. */
  | { kind: "api"; flowId: string }
  | { kind: "comment"; text: string }
  | { kind: "templateButton"; payload: string }
  /** A minute of the bot's clock; days 1 Monday … 7 Sunday. */
  | { kind: "schedule"; day: number; minuteOfDay: number };

export interface TriggerMatch {
  flowId: string;
  triggerId: string;
  kind: FlowTrigger["kind"];
  /** What fitted: the keyword, the address pattern, the name. Empty for a fallback. */
  matched: string;
  /** For people: `keyword exact “help”`. */
  reason: string;
}

interface Candidate extends TriggerMatch {
  /** Smaller is more exact. */
  rank: number;
}

const keywordRanks = { exact: 0, startsWith: 1, contains: 2, fuzzy: 3, regex: 4 } as const;
const fallbackRank = 5;

/** Example: `matchTrigger([{ flowId, triggers }], { kind: "text", text: "help", isQuestionOpen: false })`. */
export function matchTrigger(flows: readonly FlowTriggers[], occasion: TriggerOccasion): TriggerMatch | null {
  const candidates = flows.flatMap(({ flowId, triggers }) =>
    triggers.filter(({ isEnabled }) => isEnabled).flatMap((trigger) => fit(flowId, trigger, occasion)),
  );
  // Sorting keeps the order of equals.
  const [best] = candidates.toSorted((a, b) => a.rank - b.rank || b.matched.length - a.matched.length);
  if (!best) return null;
  const { rank: _, ...match } = best;
  return match;
}

function fit(flowId: string, trigger: FlowTrigger, occasion: TriggerOccasion): Candidate[] {
  const found = (matched: string, rank = 0, how = ""): Candidate[] => [
    {
      flowId,
      triggerId: trigger.id,
      kind: trigger.kind,
      matched,
      reason: [trigger.kind, how, matched === "" ? "" : `“${matched}”`].filter(Boolean).join(" "),
      rank,
    },
  ];
  switch (trigger.kind) {
    case "keyword": {
      if (occasion.kind !== "text" || (occasion.isQuestionOpen && !trigger.interrupts)) return [];
      const { match } = trigger;
      return trigger.keywords
        .filter((keyword) => matchKeyword(keyword, match, occasion.text))
        .flatMap((keyword) => found(keyword, keywordRanks[match], match));
    }
    case "fallback":
      return occasion.kind === "text" && !occasion.isQuestionOpen ? found("", fallbackRank) : [];
    case "pageUrl":
      if (occasion.kind !== "pageUrl") return [];
      return trigger.patterns
        .filter((pattern) => matchesPattern(pattern, occasion.url))
        .flatMap((pattern) => found(pattern, pattern.includes("*") ? 1 : 0));
    case "visitorEvent":
      return occasion.kind === "visitorEvent" && occasion.name === trigger.name ? found(trigger.name) : [];
    case "api":
      return occasion.kind === "api" && occasion.flowId === flowId ? found("") : [];
    case "comment":
      if (occasion.kind !== "comment") return [];
      if (trigger.keywords.length === 0) return found("", fallbackRank);
      return trigger.keywords
        .filter((keyword) => matchKeyword(keyword, "contains", occasion.text))
        .flatMap((keyword) => found(keyword, keywordRanks.contains));
    case "templateButton":
      return occasion.kind === "templateButton" && occasion.payload === trigger.payload
        ? found(trigger.payload)
        : [];
    case "schedule": {
      if (occasion.kind !== "schedule" || occasion.minuteOfDay !== trigger.minuteOfDay) return [];
      return trigger.days.includes(occasion.day) ? found("") : [];
    }
  }
}
