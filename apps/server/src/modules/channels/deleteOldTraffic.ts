// What came in and went out over messengers, apart from the messages themselves, when nobody asks for it any more.

import type { Queryable } from "../../platform/db/index.ts";
import { deleteOldEvents } from "./store/events.ts";
import { deleteOldPaces } from "./store/paces.ts";
import { deleteOldSends } from "./store/sends.ts";

export async function deleteOldTraffic(db: Queryable, before: Date): Promise<void> {
  await deleteOldEvents(db, before);
  await deleteOldSends(db, before);
  await deleteOldPaces(db, before);
}
