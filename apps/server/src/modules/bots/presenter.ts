// Bots as the API shows them: settings completed, credentials left out.

import type { Bot, BotSummary } from "@parley/contracts/api/bots";
import { botSettings } from "@parley/contracts/botSettings";
import type { BotListRow } from "./store.ts";

export function presentBot(row: BotListRow): Bot {
  const settings = botSettings.parse(row.settings);
  return {
    id: row.id,
    name: row.name,
    channel: row.channel,
    isEnabled: settings.general.isEnabled,
    isPublished: row.isPublished,
    defaultFlowId: row.defaultFlowId ?? "",
    themeColour: settings.design.themeColour,
    icon: settings.design.icon,
    conversations: row.conversations,
    leads: row.leads,
    createdAt: row.createdAt.toISOString(),
    settings,
  };
}

export function presentBotSummary(row: BotListRow): BotSummary {
  const { settings: _, ...summary } = presentBot(row);
  return summary;
}
