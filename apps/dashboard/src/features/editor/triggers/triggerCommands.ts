// Changes of what begins a flow, as pure functions from content to content.

import type { FlowTrigger } from "@parley/contracts/flow";
import type { EditorContent } from "../model/content.ts";

export const triggerKinds = [
  "keyword",
  "fallback",
  "pageUrl",
  "visitorEvent",
  "schedule",
  "api",
  "comment",
  "templateButton",
] as const satisfies readonly FlowTrigger["kind"][];
export type TriggerKind = (typeof triggerKinds)[number];

const noTriggers: readonly FlowTrigger[] = [];

export function triggersOf({ document }: EditorContent): readonly FlowTrigger[] {
  return document.triggers ?? noTriggers;
}

/** What a new trigger of a kind begins with; some must be filled in before they are complete. */
export function newTrigger(kind: TriggerKind, id: string): FlowTrigger {
  const base = { id, isEnabled: true };
  switch (kind) {
    case "keyword":
      return { ...base, kind, match: "contains", keywords: [], interrupts: false };
    case "pageUrl":
      return { ...base, kind, patterns: [] };
    case "visitorEvent":
      return { ...base, kind, name: "" };
    case "comment":
      return { ...base, kind, keywords: [] };
    case "templateButton":
      return { ...base, kind, payload: "" };
    case "schedule":
      return { ...base, kind, days: [1, 2, 3, 4, 5], minuteOfDay: 540 };
    case "fallback":
    case "api":
      return { ...base, kind };
  }
}

/** Puts a trigger in the place of the one with its id, or behind all others. */
export function putTrigger(content: EditorContent, trigger: FlowTrigger): EditorContent {
  const triggers = triggersOf(content);
  const isKnown = triggers.some(({ id }) => id === trigger.id);
  return withTriggers(
    content,
    isKnown
      ? triggers.map((present) => (present.id === trigger.id ? trigger : present))
      : [...triggers, trigger],
  );
}

export function removeTrigger(content: EditorContent, id: string): EditorContent {
  const triggers = triggersOf(content);
  const rest = triggers.filter((trigger) => trigger.id !== id);
  return rest.length === triggers.length ? content : withTriggers(content, rest);
}

function withTriggers(content: EditorContent, triggers: readonly FlowTrigger[]): EditorContent {
  return { ...content, document: { ...content.document, triggers: [...triggers] } };
}
