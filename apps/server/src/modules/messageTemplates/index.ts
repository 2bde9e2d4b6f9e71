// Message templates of WhatsApp: written, approved, sent.

export { registerMessageTemplateRoutes } from "./routes.ts";
