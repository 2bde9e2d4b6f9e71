// Message templates of WhatsApp: written, approved, sent.

export { completeTemplate } from "./completeTemplate.ts";
export { pressedButton } from "./pressedButton.ts";
export { syncTemplates } from "./commands/syncTemplates.ts";
export { createOnTemplateNews } from "./commands/onTemplateNews.ts";
export type { TemplatesContext } from "./context.ts";
export { readPriceList } from "./prices/readPriceList.ts";
export { registerMessageTemplateRoutes } from "./routes.ts";
