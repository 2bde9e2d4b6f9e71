// What texts and rules may know of a bot, from its settings.

import type { BotSettings } from "@parley/contracts/botSettings";
import type { Environment } from "../types.ts";

export function botFacts(name: string, { general }: BotSettings): Environment["bot"] {
  const { timeZone, language, businessHours } = general;
  return { name, timeZone, language, ...(businessHours ? { businessHours } : {}) };
}
