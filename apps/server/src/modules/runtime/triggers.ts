// What begins a flow beside its being the default one: the triggers of the bot's published flows, which come with the
// bot's row. The flow engine says which one fits.

import {
  matchTrigger,
  type FlowTriggers,
  type TriggerMatch,
  type TriggerOccasion,
} from "@parley/flow-engine";

/** Triggers of a flow with the published version they begin. */
export interface BotTriggers extends FlowTriggers {
  versionId: string;
}

export interface BegunFlow extends TriggerMatch {
  versionId: string;
}

export function findTrigger(flows: readonly BotTriggers[], occasion: TriggerOccasion): BegunFlow | undefined {
  if (flows.length === 0) return undefined;
  const match = matchTrigger(flows, occasion);
  const flow = flows.find(({ flowId }) => flowId === match?.flowId);
  return match && flow ? { ...match, versionId: flow.versionId } : undefined;
}
