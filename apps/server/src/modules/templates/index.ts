// Flows kept as templates by a workspace.

export { registerTemplateRoutes } from "./routes.ts";
export { findTemplate } from "./store.ts";
