// What WhatsApp's own error codes mean, in answers and in statuses alike.

import type { ChannelResponse } from "../http.ts";
import type { SendProblem } from "../inbound.ts";
import { classifyGraphError } from "../meta/classifyGraphError.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** First pause for a person who gets too much; each further one is four times as long. */
const PAIR_WAIT_MS = 4 * SECOND_MS;
/** Meta holds marketing back for a day at least. */
const MARKETING_WAIT_MS = 24 * HOUR_MS;
/** A number whose throughput is being raised, or a template on its way to the marketing service. */
const SHORT_WORK_MS = 2 * MINUTE_MS;
const SYNC_WAIT_MS = 10 * MINUTE_MS;

const kinds = new Map<number, SendProblem["kind"]>([
  [0, "reauthorise"],
  [80_007, "slowAccount"],
  // One person's country: the others still get what they are sent.
  [130_497, "refused"],
  [130_429, "slowAccount"],
  [130_472, "refused"],
  [131_000, "retry"],
  [131_005, "paused"],
  [131_008, "refused"],
  [131_009, "refused"],
  [131_016, "retry"],
  [131_021, "refused"],
  [131_026, "unreachable"],
  [131_030, "refused"],
  [131_031, "paused"],
  [131_037, "paused"],
  [131_042, "paused"],
  [131_045, "paused"],
  [131_047, "needsTemplate"],
  [131_048, "paused"],
  [131_049, "retry"],
  [131_050, "unwanted"],
  [131_051, "refused"],
  [131_052, "media"],
  [131_053, "media"],
  [131_055, "refused"],
  [131_056, "slowRecipient"],
  [131_057, "retry"],
  [131_062, "refused"],
  [131_063, "refused"],
  [131_064, "paused"],
  [132_000, "refused"],
  [132_001, "refused"],
  [132_005, "refused"],
  [132_007, "refused"],
  [132_008, "refused"],
  [132_012, "refused"],
  [132_015, "refused"],
  [132_016, "refused"],
  [132_068, "refused"],
  [132_069, "refused"],
  [133_000, "refused"],
  [133_004, "retry"],
  [133_005, "refused"],
  [133_006, "refused"],
  [133_008, "refused"],
  [133_009, "refused"],
  [133_010, "paused"],
  [133_015, "refused"],
  [133_016, "refused"],
  [134_011, "paused"],
  [134_100, "refused"],
  [134_101, "retry"],
  [134_102, "refused"],
  [135_000, "refused"],
  [137_000, "refused"],
  [139_100, "refused"],
  [139_101, "refused"],
  [139_102, "retry"],
  [139_103, "retry"],
]);

const waits = new Map<number, number>([
  [131_049, MARKETING_WAIT_MS],
  [131_056, PAIR_WAIT_MS],
  [131_057, SHORT_WORK_MS],
  [134_101, SYNC_WAIT_MS],
]);

export function classifyError(response: ChannelResponse): SendProblem {
  const problem = classifyGraphError(response, ({ code }) => kinds.get(code));
  const wait = waits.get(Number(problem.code));
  return wait === undefined ? problem : { ...problem, retryAfterMs: wait };
}

/** An error told by a status or beside a message: the same codes without an answer around them. */
export function problemOf(error: unknown): SendProblem {
  return classifyError({
    status: 400,
    headers: {},
    body: new TextEncoder().encode(JSON.stringify({ error })),
  });
}
