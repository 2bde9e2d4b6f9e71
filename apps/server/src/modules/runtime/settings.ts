// A bot's settings completed with their defaults; parsing is far dearer than a turn, so the result is kept per change.

import { botSettings, type BotSettings, type BotSettingsPatch } from "@parley/contracts/botSettings";
import { LRUCache } from "lru-cache";

const BOTS_KEPT = 1_000;
const cache = new LRUCache<string, BotSettings>({ max: BOTS_KEPT });

export function completeSettings(bot: {
  id: string;
  settings: BotSettingsPatch;
  updatedAt: Date;
}): BotSettings {
  const key = `${bot.id}/${bot.updatedAt.getTime()}`;
  const known = cache.get(key);
  if (known) return known;
  const complete = botSettings.parse(bot.settings);
  cache.set(key, complete);
  return complete;
}
