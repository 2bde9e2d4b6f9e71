// What message templates need of the rest of the server.

import type { ChannelHttp, Credentials } from "@parley/channels";
import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/db/index.ts";
import type { Logger } from "../../platform/log.ts";
import type { Directory } from "../accounts/index.ts";
import type { ConnectionRow } from "../channels/index.ts";
import type { Runtime } from "../runtime/index.ts";
import type { PriceList } from "./prices/priceList.ts";

/** Enough to speak with Meta about templates. */
export interface TemplatesContext {
  db: Database;
  clock: Clock;
  log: Logger;
  http: ChannelHttp;
  credentialsOf: (row: ConnectionRow) => Credentials;
  /** Reads a file of the workspace by the path of its public address; undefined when it is none. */
  readOwnFile: (
    workspaceId: string,
    path: string,
  ) => Promise<{ bytes: Uint8Array; type: string; name: string } | undefined>;
}

export interface MessageTemplatesContext extends TemplatesContext {
  directory: Directory;
  runtime: Runtime;
  prices: PriceList;
}
