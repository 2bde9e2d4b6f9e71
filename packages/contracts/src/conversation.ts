// The life of a conversation: who answers it now, and which status the team has given it.

import { z } from "zod";

export const responders = ["bot", "waitingForAgent", "agent"] as const;
/** Who answers at this moment. One value at a time, so that no two flags can disagree. */
export type Responder = (typeof responders)[number];

export const responderMoves: Record<Responder, readonly Responder[]> = {
  bot: ["waitingForAgent", "agent"],
  waitingForAgent: ["agent", "bot"],
  agent: ["bot", "agent"],
};

/** The product's six statuses, spelled as existing integrations send and read them. */
export const conversationStatuses = [
  "OPEN",
  "INPROGRESS",
  "REVIEW",
  "ONHOLD",
  "DEPENDANCY",
  "CLOSED",
] as const;
export type ConversationStatus = (typeof conversationStatuses)[number];
export const conversationStatus = z.enum(conversationStatuses);
export const responder = z.enum(responders);
