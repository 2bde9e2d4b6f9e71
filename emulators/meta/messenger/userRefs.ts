// People who opted in through the checkbox plugin: known by a reference of the website until they write.

import type { Inbox, Thread } from "./inbox.ts";
import { refusal, type Refusal } from "./refusal.ts";

export function threadOfUserRef(inbox: Inbox, userRef: string): Thread | Refusal {
  const thread = [...inbox.threads.values()].find((one) => one.userRefs.has(userRef));
  return thread ?? refusal(100, "No matching user found", 2018001);
}
