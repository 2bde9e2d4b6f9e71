// The endpoint table of the native API, one object for the server, the client and the tests.

import { accountEndpoints } from "./accounts.ts";
import { apiBuilderEndpoints } from "./apis.ts";
import { botEndpoints } from "./bots.ts";
import { fileEndpoints } from "./files.ts";
import { inboxEndpoints } from "./inbox.ts";
import { instanceEndpoints } from "./instance.ts";

export const api = {
  ...accountEndpoints,
  ...apiBuilderEndpoints,
  ...botEndpoints,
  ...inboxEndpoints,
  ...fileEndpoints,
  ...instanceEndpoints,
};
export type Api = typeof api;
