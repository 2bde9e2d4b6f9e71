// What a kind of database brings; everything else is the same for both.

import type { Pool } from "pg";
import type { DatabaseKind } from "./database.ts";
import type { Notifications } from "./notifications.ts";

export interface Backend {
  kind: DatabaseKind;
  pool: Pool;
  notifications: Notifications;
  /** Called while the pool still answers. */
  beforeClose(): Promise<void>;
  /** Called after the pool has ended. */
  close(): Promise<void>;
}
