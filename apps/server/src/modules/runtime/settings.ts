// A bot's settings completed with their defaults, and with those of the messenger a conversation is on. Parsing is far dearer
// than a turn, so the result is kept per change.

import { botSettings, type BotSettings, type BotSettingsPatch } from "@parley/contracts/botSettings";
import { completeChannelSettings } from "@parley/contracts/channelSettings";
import { LRUCache } from "lru-cache";
import type { TurnConnection } from "./store.ts";

const SETTINGS_KEPT = 1_000;
const cache = new LRUCache<string, BotSettings>({ max: SETTINGS_KEPT });

export function completeSettings(
  bot: { id: string; settings: BotSettingsPatch; updatedAt: Date },
  connection: TurnConnection | null = null,
): BotSettings {
  const place = connection ? `/${connection.id}/${connection.updatedAt.getTime()}` : "";
  const key = `${bot.id}/${bot.updatedAt.getTime()}${place}`;
  const known = cache.get(key);
  if (known) return known;
  const own = botSettings.parse(bot.settings);
  const complete = connection ? onMessenger(own, connection) : own;
  cache.set(key, complete);
  return complete;
}

/** What is set for the messenger takes the place of what is set for the website. */
function onMessenger(own: BotSettings, { channel, settings }: TurnConnection): BotSettings {
  const set = completeChannelSettings(channel, settings);
  const { subject, emailEnabled, emailAddresses, revisitNotifications } = set.alerts;
  return {
    ...own,
    general: {
      ...own.general,
      sessionTimeoutMinutes: set.sessionTimeoutMinutes,
      restartWords: set.restartWords,
      liveChatWords: set.liveChatWords,
      completionMessage: set.completionMessage,
      unavailableTitle: "",
      unavailableMessage: set.unavailableMessage,
    },
    chatWindow: { ...own.chatWindow, liveChatExpirySeconds: set.liveChatExpirySeconds },
    alerts: { ...own.alerts, subject, emailEnabled, emailAddresses, revisitNotifications },
  };
}
