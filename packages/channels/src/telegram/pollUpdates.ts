// Updates without a webhook, for a server that cannot be reached from outside. `parse` reads each of them.

import type { ChannelHttp } from "../http.ts";
import { fields, list, number } from "../readFields.ts";
import { allowedUpdates } from "./account.ts";
import { botResult, type BotCredentials } from "./botCall.ts";

/** Updates of one answer. */
const BATCH = 100;
/** Longest wait Telegram allows. */
const LONGEST_WAIT_SECONDS = 50;
/** Time the answer itself may take after the wait. */
const GRACE_MS = 15_000;
const SECOND_MS = 1_000;

export interface PolledUpdates {
  updates: unknown[];
  /** For the next call; asking with it confirms everything told so far. */
  offset: number | undefined;
}

/** @throws SendFailed `409` while a webhook is set or somebody else polls; ChannelHttpError when no answer came. */
export async function pollUpdates(
  credentials: BotCredentials,
  http: ChannelHttp,
  offset: number | undefined,
  timeoutSeconds: number,
): Promise<PolledUpdates> {
  const timeout = Math.max(0, Math.min(timeoutSeconds, LONGEST_WAIT_SECONDS));
  const body = {
    ...(offset === undefined ? {} : { offset }),
    timeout,
    limit: BATCH,
    allowed_updates: allowedUpdates,
  };
  const updates = list(
    await botResult("getUpdates", body, credentials, http, { timeoutMs: timeout * SECOND_MS + GRACE_MS }),
  );
  const ids = updates.flatMap((update) => number(fields(update)["update_id"]) ?? []);
  // In the order told: after a quiet week the numbers start anew, possibly lower.
  const last = ids.at(-1);
  return { updates, offset: last === undefined ? offset : last + 1 };
}
