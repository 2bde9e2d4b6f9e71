// What the server is built from, beside its settings: tests and operators bring parts of their own.

import type { Clock } from "./platform/clock.ts";
import type { Database } from "./platform/db/index.ts";
import type { MailDomainOptions } from "./platform/egress/index.ts";
import type { Env } from "./platform/env.ts";
import type { Logger } from "./platform/log.ts";
import type { Storage } from "./platform/storage/index.ts";
import type { AnswerProvider } from "./modules/calls/index.ts";
import type { FileScanner } from "./modules/files/index.ts";

export interface ParleyOptions {
  env: Env;
  clock?: Clock;
  log?: Logger;
  /** Tests bring a migrated database of their own; otherwise the settings decide. */
  database?: Database;
  /** Tests bring one that fails as they wish; otherwise the settings decide. */
  storage?: Storage;
  /** Where the built widget and dashboard lie; tests bring small ones, so that they need no build. */
  pagesDir?: string;
  /** Looks at what visitors upload before it is kept. */
  scanner?: FileScanner;
  /** Answers questions from the knowledge of a bot. */
  answers?: AnswerProvider;
  /** Tests bring their own name service. */
  mailDomains?: MailDomainOptions;
}
