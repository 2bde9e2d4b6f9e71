// What both ways of a messenger need.

import type { ChannelAdapter, ChannelHttp, Credentials } from "@parley/channels";
import type { Messenger } from "@parley/contracts/channels";
import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/db/index.ts";
import type { Logger } from "../../platform/log.ts";
import type { Runtime } from "../runtime/index.ts";
import type { ConnectionRow } from "./store/connections.ts";

export interface ChannelsContext {
  db: Database;
  clock: Clock;
  log: Logger;
  http: ChannelHttp;
  runtime: () => Runtime;
  adapterOf: (channel: Messenger) => ChannelAdapter;
  credentialsOf: (row: ConnectionRow) => Credentials;
  /** Where people and providers reach this server; without a slash at its end. */
  publicUrl: string;
  /** Providers can fetch files from `publicUrl`. */
  isReachable: boolean;
}
