// The team's side of conversations: list, thread, take-over, quick replies, realtime.

export { registerInboxRoutes, type InboxContext } from "./routes.ts";
export { registerQuickReplyRoutes } from "./quickReplyRoutes.ts";
export { registerRealtimeSocket } from "./realtimeSocket.ts";
export { reply } from "./commands/agentTurns.ts";
export { presentListed } from "./presenter.ts";
export { getListedConversation } from "./store/listConversations.ts";
