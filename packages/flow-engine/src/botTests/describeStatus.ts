// Where a conversation under test stands, in words.

import type { TestedStatus } from "@parley/contracts/api/botTests";
import type { SessionStatus } from "../types.ts";
import type { Play } from "./playStep.ts";

export const statusWords: Record<SessionStatus | TestedStatus, string> = {
  idle: "The conversation has not begun",
  awaitingInput: "The bot waits for an answer",
  waiting: "The flow waits for time to pass",
  calling: "The flow waits for a result",
  redirecting: "The flow leads to another flow that is not there",
  returning: "The flow goes back to one that is not there",
  handedOff: "The chat is with the team",
  ended: "The flow has ended",
  failed: "The flow was stopped by an error",
};

export function describeStatus({ state, openCall }: Play): string {
  const words = statusWords[state.status];
  return openCall ? `${words} (${openCall.kind})` : words;
}
