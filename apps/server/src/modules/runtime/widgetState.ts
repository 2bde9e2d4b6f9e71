// What the visitor's panel draws beside the messages.

import type { BotSettings } from "@parley/contracts/botSettings";
import type { WidgetState } from "@parley/contracts/widget";
import type { ConversationRow } from "../../platform/access/index.ts";

export interface WidgetSurroundings {
  settings: BotSettings;
  assigneeName: string | null;
  agentsOnline: boolean;
}

const busy = new Set<string | undefined>(["awaitingInput", "waiting", "calling"]);

export function presentWidgetState(
  row: ConversationRow,
  { settings, assigneeName, agentsOnline }: WidgetSurroundings,
): WidgetState {
  const isBot = row.responder === "bot";
  const isAsking = isBot && row.session?.status === "awaitingInput";
  // While the bot asks, the question says what may be typed; while it waits, its next message comes first.
  const isBusy = busy.has(row.session?.status);
  return {
    lastSeq: row.seq,
    responder: row.responder,
    input: isAsking ? (row.session?.input ?? null) : null,
    canType: !isBot || !isBusy,
    language: row.session?.spokenLanguage ?? null,
    agentName: row.responder === "agent" ? settings.chatWindow.agentDisplayName || assigneeName : null,
    agentsOnline,
    teamReadSeq: row.teamReadSeq,
    visitorReadSeq: row.visitorReadSeq,
    liveChatExpiresAt:
      row.responder === "waitingForAgent" ? (row.requestExpiresAt?.toISOString() ?? null) : null,
  };
}
