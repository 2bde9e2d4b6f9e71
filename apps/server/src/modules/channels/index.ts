// Messengers: accounts of providers, what they tell us, and what we send.

export { adapterOf } from "./adapters.ts";
export { channelHttp } from "./connections/channelHttp.ts";
export { credentialsOf } from "./connections/credentials.ts";
export { existing } from "./connections/existing.ts";
export { askProvider } from "./connections/provider.ts";
export type { ConnectionsContext } from "./connections/context.ts";
export { createTelegramPolling } from "./connections/createTelegramPolling.ts";
export { registerConnectionRoutes } from "./connections/registerConnectionRoutes.ts";
export { watchTokens, WATCH_EVERY_MS as WATCH_TOKENS_EVERY_MS } from "./connections/watchTokens.ts";
export { isReachable } from "./connections/reachability.ts";
export type { ChannelsContext } from "./channelsContext.ts";
export { createChannels, type Channels } from "./createChannels.ts";
export { deleteOldTraffic } from "./deleteOldTraffic.ts";
export { createFindOwner, findConnectionOwner, serverVerifyToken } from "./inbound/findOwner.ts";
export { registerHookRoutes } from "./inbound/hookRoutes.ts";
export type { TemplateNews } from "./inbound/handleNews.ts";
export { createLoadMedia } from "./outbound/loadMedia.ts";
export {
  findConnection,
  findConnectionsByParent,
  listConnections,
  type ConnectionRow,
} from "./store/connections.ts";
