// Endpoints of message templates.

import type { HttpContext } from "../../platform/http/index.ts";
import type { MessageTemplatesContext } from "./context.ts";
import { registerSendRoutes } from "./registerSendRoutes.ts";

export function registerMessageTemplateRoutes(http: HttpContext, context: MessageTemplatesContext): void {
  registerSendRoutes(http, context);
}
