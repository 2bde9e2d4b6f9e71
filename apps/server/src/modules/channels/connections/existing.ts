// What was there a moment ago.

import { AppError } from "@parley/contracts/errors";

/** Gone only when somebody deleted it meanwhile. @throws AppError `not_found` */
export function existing<Row>(row: Row | undefined): Row {
  if (!row) throw new AppError("not_found");
  return row;
}
