// Flows of a bot: drafts, publishing, versions.

export { createFlow } from "./commands/createFlow.ts";
export { publishFlow } from "./commands/publishFlow.ts";
export { registerFlowRoutes } from "./routes.ts";
