// Bots: names, settings, credentials. Flows are a module of their own.

export { findBotByWebsiteToken } from "./store.ts";
export { registerBotRoutes } from "./routes.ts";
