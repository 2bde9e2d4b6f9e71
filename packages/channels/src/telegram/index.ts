// Telegram: the adapter, and what only Telegram has.

export { telegramAdapter } from "./telegramAdapter.ts";
export { allowedUpdates } from "./account.ts";
export {
  botProfileLimits,
  commandPattern,
  setChatMenuButton,
  setMyCommands,
  setMyDescription,
  setMyName,
  setMyShortDescription,
  type BotCommand,
  type MenuButton,
} from "./botProfile.ts";
export { deepLink as telegramDeepLink } from "./deepLink.ts";
export { pollUpdates, type PolledUpdates } from "./pollUpdates.ts";
