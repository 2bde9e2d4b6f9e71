// The visitor's side: sessions, messages, marks, the socket, and the pages the widget is made of.

export type { WidgetContext } from "./context.ts";
export { registerWidgetRoutes } from "./routes.ts";
export { registerWidgetSocket } from "./socket.ts";
export { registerWidgetPages } from "./pages.ts";
export { createVisitorTokens, type VisitorTokens } from "./visitorToken.ts";
