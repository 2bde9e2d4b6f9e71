// What an error means on every channel of Meta. A channel's own codes are looked up by its adapter first.

import type { ChannelResponse } from "../http.ts";
import type { SendProblem } from "../inbound.ts";
import { codeOf, readGraphError, type GraphError } from "./readGraphError.ts";
import { readUsage } from "./readUsage.ts";

const SECOND_MS = 1_000;
/** Wait after a limit of which Meta does not say when it ends. */
const LIMIT_WAIT_MS = 60 * SECOND_MS;

/** Codes of Meta's own, by what follows from them. */
const kinds = new Map<number, SendProblem["kind"]>([
  [1, "retry"],
  [2, "retry"],
  [3, "paused"],
  [4, "slowAccount"],
  [10, "paused"],
  [17, "slowAccount"],
  [32, "slowAccount"],
  [33, "refused"],
  [100, "refused"],
  [102, "reauthorise"],
  [104, "reauthorise"],
  [190, "reauthorise"],
  [368, "paused"],
  [613, "slowAccount"],
  [80_001, "slowAccount"],
  [80_002, "slowAccount"],
  [80_006, "slowAccount"],
  [80_007, "slowAccount"],
  [80_008, "slowAccount"],
]);

/** `own` gives the meaning of the channel's own codes; undefined leaves an error to the common ones. */
export function classifyGraphError(
  response: ChannelResponse,
  own: (error: GraphError) => SendProblem["kind"] | undefined = () => undefined,
): SendProblem {
  const error = readGraphError(response);
  const kind = (error && (own(error) ?? graphErrorKind(error))) ?? kindOfStatus(response.status);
  const problem: SendProblem = {
    kind,
    code: error ? codeOf(error) : `http${response.status}`,
    detail: error?.detail ?? "",
  };
  const wait = waitOf(kind, response);
  return wait === undefined ? problem : { ...problem, retryAfterMs: wait };
}

/** Undefined for a code that only says something together with the answer's status. */
function graphErrorKind({ code, isTransient }: GraphError): SendProblem["kind"] | undefined {
  const known = kinds.get(code);
  if (known) return known;
  if (code >= 200 && code <= 299) return "paused";
  return isTransient ? "retry" : undefined;
}

function kindOfStatus(status: number): SendProblem["kind"] {
  if (status === 401) return "reauthorise";
  if (status === 429) return "slowAccount";
  if (status >= 500 || status === 408) return "retry";
  return "refused";
}

function waitOf(kind: SendProblem["kind"], { headers }: ChannelResponse): number | undefined {
  if (kind !== "slowAccount" && kind !== "retry") return undefined;
  const seconds = Number(headers["retry-after"]);
  if (Number.isFinite(seconds) && seconds > 0) return seconds * SECOND_MS;
  if (kind === "retry") return undefined;
  return readUsage(headers)?.regainAfterMs || LIMIT_WAIT_MS;
}
