// What was there a moment ago.

import { AppError } from "@parley/contracts/errors";
import type { ConnectionRow } from "../store/connections.ts";

/** Gone only when somebody deleted it meanwhile. @throws AppError `not_found` */
export function existing(row: ConnectionRow | undefined): ConnectionRow {
  if (!row) throw new AppError("not_found");
  return row;
}
