// Which first steps are done, told by facts rather than by ticking.
import type { BotSummary } from "@parley/contracts/api/bots";

export const stepNames = ["bot", "publish", "install", "chat", "online", "team"] as const;
export type StepName = (typeof stepNames)[number];

export interface StepFacts {
  bots: readonly Pick<BotSummary, "isPublished" | "conversations">[];
  /** Chats that came from a page other than this server's. */
  hasSiteVisit: boolean;
  isOnline: boolean;
  members: number;
}

export function doneSteps({ bots, hasSiteVisit, isOnline, members }: StepFacts): ReadonlySet<StepName> {
  const facts: Record<StepName, boolean> = {
    bot: bots.length > 0,
    publish: bots.some(({ isPublished }) => isPublished),
    install: hasSiteVisit,
    chat: bots.some(({ conversations }) => conversations > 0),
    online: isOnline,
    team: members > 1,
  };
  return new Set(stepNames.filter((name) => facts[name]));
}
