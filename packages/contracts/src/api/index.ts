// The endpoint table of the native API, one object for the server, the client and the tests.

import { accountEndpoints } from "./accounts.ts";
import { apiBuilderEndpoints } from "./apis.ts";
import { botEndpoints } from "./bots.ts";
import { botTestEndpoints } from "./botTests.ts";
import { calendarEndpoints } from "./calendar.ts";
import { connectionEndpoints } from "./connections.ts";
import { contactEndpoints } from "./contacts.ts";
import { fileEndpoints } from "./files.ts";
import { inboxEndpoints } from "./inbox.ts";
import { instanceEndpoints } from "./instance.ts";
import { messageTemplateEndpoints } from "./messageTemplates.ts";
import { quickReplyEndpoints } from "./quickReplies.ts";
import { stepEndpoints } from "./steps.ts";
import { templateEndpoints } from "./templates.ts";

export const api = {
  ...accountEndpoints,
  ...apiBuilderEndpoints,
  ...botEndpoints,
  ...calendarEndpoints,
  ...botTestEndpoints,
  ...inboxEndpoints,
  ...connectionEndpoints,
  ...messageTemplateEndpoints,
  ...contactEndpoints,
  ...quickReplyEndpoints,
  ...fileEndpoints,
  ...instanceEndpoints,
  ...stepEndpoints,
  ...templateEndpoints,
};
export type Api = typeof api;
