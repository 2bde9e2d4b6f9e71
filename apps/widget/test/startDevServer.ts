// `npm run dev`: the built widget on a made-up shop, with the scripted bot behind it.

import { botId, customerId } from "./conversationServer.ts";
import { shopPage } from "./shopPage.ts";
import { startWidgetServer } from "./startWidgetServer.ts";

const server = await startWidgetServer({ port: 4173, sitePort: 4174 });
server.page("*", shopPage(server.snippet()));
// oxlint-disable-next-line no-console -- What a developer needs to know.
console.log(
  `Shop with the widget: ${server.siteOrigin}/\nLanding page: ${server.origin}/${botId}/${customerId}`,
);
