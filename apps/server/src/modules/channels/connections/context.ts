// What connections need of the rest of the server.

import type { ChannelAdapter, ChannelHttp } from "@parley/channels";
import type { Messenger } from "@parley/contracts/channels";
import type { Clock } from "../../../platform/clock.ts";
import type { Keyring } from "../../../platform/crypto/index.ts";
import type { Database } from "../../../platform/db/index.ts";
import type { Env } from "../../../platform/env.ts";
import type { Logger } from "../../../platform/log.ts";
import type { ConnectionRow } from "../store/connections.ts";

/** The settings of messengers, and where people reach this server. */
export type ConnectionSettings = Pick<
  Env,
  | "publicUrl"
  | "META_APP_ID"
  | "META_APP_SECRET"
  | "META_CONFIG_ID"
  | "META_GRAPH_URL"
  | "META_GRAPH_VERSION"
  | "META_LOGIN_URL"
  | "INSTAGRAM_APP_ID"
  | "INSTAGRAM_APP_SECRET"
  | "INSTAGRAM_GRAPH_URL"
  | "INSTAGRAM_LOGIN_URL"
  | "INSTAGRAM_API_URL"
  | "TELEGRAM_API_URL"
  | "SANDBOX_PHONE_NUMBER_ID"
  | "SANDBOX_WABA_ID"
  | "SANDBOX_TOKEN"
  | "SANDBOX_APP_SECRET"
>;

export interface ConnectionsContext {
  db: Database;
  clock: Clock;
  log: Logger;
  keyring: Keyring;
  http: ChannelHttp;
  settings: ConnectionSettings;
  adapterOf: (channel: Messenger) => ChannelAdapter;
  /** The account may send again: what waits for it is due now. */
  onResumed: (connection: ConnectionRow) => Promise<void>;
  /** An account was connected, or connected anew. Must not throw. */
  onConnected: (connection: ConnectionRow) => void;
  /** A given-up event is queued again on this lane. */
  onReplayed: (lane: string) => Promise<void>;
}
