// What the visitor's routes and commands need.

import type { WidgetConfig } from "@parley/contracts/widget";
import type { Clock } from "../../platform/clock.ts";
import type { Keyring } from "../../platform/crypto/index.ts";
import type { Database, Queryable } from "../../platform/db/index.ts";
import type { Geo } from "../../platform/geo/index.ts";
import type { Logger } from "../../platform/log.ts";
import type { Bus } from "../../platform/realtime/index.ts";
import type { Limiter } from "../../platform/rateLimit.ts";
import type { FileLinks, VisitorFileContext } from "../files/index.ts";
import type { Runtime } from "../runtime/index.ts";
import type { VisitorTokens } from "./visitorToken.ts";

export interface WidgetContext {
  db: Database;
  bus: Bus;
  clock: Clock;
  keyring: Keyring;
  geo: Geo;
  log: Logger;
  runtime: Runtime;
  visitorTokens: VisitorTokens;
  limiter: Limiter;
  /** Where visitors' files go, and the links they are read by. */
  uploads: VisitorFileContext;
  fileLinks: FileLinks;
  /** Where visitors' browsers get the map from; null offers none. */
  mapTiles: WidgetConfig["mapTiles"];
  /** A lead is here again; called in the transaction that notes the visit. */
  onReturn: (tx: Queryable, key: { workspaceId: string; id: string }) => Promise<void>;
}
