// What the errors of the Send API mean. Told by code and subcode, never by words.

import type { ChannelResponse } from "../http.ts";
import type { SendProblem } from "../inbound.ts";
import { classifyGraphError } from "../meta/classifyGraphError.ts";
import { codeOf, type GraphError } from "../meta/readGraphError.ts";

const pairs: Record<string, SendProblem["kind"]> = {
  // The answer was lost within Meta: the message may have gone.
  "1/1357046": "uncertain",
  "10/2018278": "needsTemplate",
  "10/2018065": "needsTemplate",
  "10/2534022": "needsTemplate",
  "10/2018108": "unreachable",
  "10/1893063": "paused",
  "100/2018001": "unreachable",
  "100/2534014": "unreachable",
  "100/2018047": "media",
  "100/2018109": "media",
  "100/2018008": "media",
  "100/2018074": "media",
  "100/2018294": "media",
  "200/1545041": "unreachable",
  "200/2018028": "paused",
  "200/2534041": "paused",
  "613/2534040": "slowAccount",
};
const codes: Record<string, SendProblem["kind"]> = {
  "551": "unreachable",
  "1200": "retry",
  // A comment is answered privately once, and not every one can be.
  "10900": "refused",
  "10903": "refused",
};

export function classifyError(response: ChannelResponse): SendProblem {
  return classifyGraphError(response, meaningOf);
}

function meaningOf(error: GraphError): SendProblem["kind"] | undefined {
  return pairs[codeOf(error)] ?? codes[String(error.code)];
}
