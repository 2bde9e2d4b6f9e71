// What message templates need of the rest of the server.

import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/db/index.ts";
import type { Directory } from "../accounts/index.ts";
import type { Runtime } from "../runtime/index.ts";

export interface MessageTemplatesContext {
  db: Database;
  clock: Clock;
  directory: Directory;
  runtime: Runtime;
}
