// The JSON of an answer.

import type { ChannelResponse } from "../http.ts";

/** Undefined for what is no JSON. */
export function readJson(response: Pick<ChannelResponse, "body">): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(response.body));
  } catch {
    return undefined;
  }
}
