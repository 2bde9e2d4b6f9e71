// A request the author wrote into the block. With a reply, the other side gets an address in a header, and the flow
// waits until somebody posts there or the time is over.

import { EgressError, type Egress } from "../../../platform/egress/index.ts";
import { failed, type CallExecutor, type CallSite } from "../callExecutor.ts";

/** The longest a visitor waits for the answer itself. */
const MAXIMUM_SECONDS = 30;
/** The longest a flow waits for a reply: a week, in seconds. */
const MAXIMUM_REPLY_SECONDS = 7 * 24 * 60 * 60;
/** Characters of an answer that blocks may use. */
const MAXIMUM_BODY_LENGTH = 64_000;
/** Bytes read of an answer; a larger one is refused. */
const MAXIMUM_BODY_BYTES = 1_000_000;
/** Where the other side finds the address to reply to. */
export const REPLY_HEADER = "parley-reply-url";

export interface WebhookOptions {
  egress: Egress;
  /** Makes the reply address, and sees to it that the flow goes on when nobody uses it. */
  awaitReply(site: CallSite, until: Date): Promise<string>;
}

export function createCallWebhook({ egress, awaitReply }: WebhookOptions): CallExecutor<"webhook"> {
  return async ({ method, url, headers, body, timeoutSeconds, reply }, site) => {
    const sent = headersOf(headers, body);
    if (reply) {
      const seconds = Math.min(Math.max(reply.withinSeconds, 1), MAXIMUM_REPLY_SECONDS);
      sent[REPLY_HEADER] = await awaitReply(site, new Date(site.now.getTime() + seconds * 1_000));
    }
    try {
      const answer = await egress.fetch(url, {
        method,
        headers: sent,
        ...(body === "" || method === "GET" ? {} : { body }),
        timeoutMs: Math.min(Math.max(timeoutSeconds, 1), MAXIMUM_SECONDS) * 1_000,
        maxResponseBytes: MAXIMUM_BODY_BYTES,
        signal: site.signal,
      });
      const isRefused = answer.status >= 400;
      if (reply && !isRefused) return undefined;
      const text = answer.text().slice(0, MAXIMUM_BODY_LENGTH);
      return { result: { kind: "webhook", status: answer.status, body: text } };
    } catch (error) {
      if (error instanceof EgressError) return failed(error.code, error.message);
      throw error;
    }
  };
}

function headersOf(rows: readonly { name: string; value: string }[], body: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { name, value } of rows) if (name !== "") headers[name.toLowerCase()] = value;
  if (body !== "")
    headers["content-type"] ??= isJson(body) ? "application/json" : "text/plain; charset=utf-8";
  return headers;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
