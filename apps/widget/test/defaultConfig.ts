// What the server answers for a bot whose settings nobody has changed.

import { chatWindowSettings, designSettings, triggerSettings } from "@parley/contracts/botSettings";
import type { WidgetConfig } from "@parley/contracts/widget";
import { botId } from "./conversationServer.ts";

export const defaultConfig: WidgetConfig = {
  botId,
  name: "Northwind Bikes",
  design: designSettings.parse({}),
  triggers: triggerSettings.parse({}),
  chatWindow: chatWindowSettings.parse({}),
  language: "en",
  history: "forever",
  sounds: true,
  showBrand: true,
  devices: "all",
  hiddenPages: [],
  mapTiles: null,
};
