// Sends a built request through egress, again where the author allowed it, and reads the answer. Never throws for what
// the other side does: whoever calls always gets something to branch on.

import type { ApiMapping } from "@parley/contracts/api/apis";
import type { ApiCallError } from "@parley/contracts/apiRules";
import {
  EgressError,
  type Egress,
  type EgressErrorCode,
  type EgressResponse,
} from "../../platform/egress/index.ts";
import { needsJson } from "./answer/mapAnswer.ts";
import { parseJson } from "@parley/contracts/parseJson";
import type { BuiltRequest } from "./request/buildRequest.ts";
import { createRedact, REDACTED, type Redact } from "./request/redact.ts";
import { isSecretName } from "@parley/contracts/apiRules";

/** An answer is a few facts for a conversation; more is refused as too large. */
const MAXIMUM_RESPONSE_BYTES = 1_000_000;
const MAXIMUM_REDIRECTS = 3;
/** Wait before the second attempt; it doubles each time. */
const BACK_OFF_MS = 500;
/** The longest wait another server may ask for with `Retry-After`. */
const LONGEST_WAIT_MS = 5_000;
/** Everything together, all attempts and waits, because a visitor is waiting. */
const TOTAL_MS = 60_000;

export interface CallOptions {
  egress: Egress;
  timeoutSeconds: number;
  retries: number;
  mapping: readonly ApiMapping[];
  signal?: AbortSignal;
}

export interface CallAnswer {
  status: number | null;
  error: ApiCallError | null;
  attempts: number;
  headers: Record<string, string>;
  /** Secrets replaced; empty without an answer. */
  text: string;
  json: { value: unknown } | undefined;
}

export async function performCall(request: BuiltRequest, options: CallOptions): Promise<CallAnswer> {
  const endsAt = performance.now() + TOTAL_MS;
  const redact = createRedact(request.secrets);
  for (let attempts = 1; ; attempts += 1) {
    const outcome = await attempt(request, options, endsAt - performance.now());
    const waitMs = BACK_OFF_MS * 2 ** (attempts - 1);
    if (outcome.answer) {
      const { answer } = outcome;
      const pauseMs = Math.min(Math.max(waitMs, retryAfterMs(answer)), LONGEST_WAIT_MS);
      const isWorthRepeating = answer.status === 429 || answer.status >= 500;
      if (isWorthRepeating && attempts <= options.retries && (await pause(pauseMs, endsAt, options.signal)))
        continue;
      return read(answer, attempts, redact, options.mapping);
    }
    if (
      isPassing(outcome.code) &&
      attempts <= options.retries &&
      (await pause(waitMs, endsAt, options.signal))
    )
      continue;
    const error = errorOf(outcome.code);
    return { status: null, error, attempts, headers: {}, text: "", json: undefined };
  }
}

type Outcome = { answer: EgressResponse } | { answer: undefined; code: EgressErrorCode };

async function attempt(request: BuiltRequest, options: CallOptions, leftMs: number): Promise<Outcome> {
  try {
    const answer = await options.egress.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      timeoutMs: Math.max(1, Math.min(options.timeoutSeconds * 1_000, leftMs)),
      maxResponseBytes: MAXIMUM_RESPONSE_BYTES,
      maxRedirects: request.mayRedirect ? MAXIMUM_REDIRECTS : 0,
      ...(options.signal && { signal: options.signal }),
    });
    return { answer };
  } catch (error) {
    if (error instanceof EgressError) return { answer: undefined, code: error.code };
    throw error;
  }
}

function read(
  answer: EgressResponse,
  attempts: number,
  redact: Redact,
  mapping: readonly ApiMapping[],
): CallAnswer {
  const text = redact(answer.text());
  const json = parseJson(text);
  const isAnswered = answer.status >= 200 && answer.status < 300;
  const lacksJson = isAnswered && text.trim() !== "" && !json && needsJson(mapping);
  const headers = Object.entries(answer.headers).map(([name, value]): [string, string] => [
    name,
    isSecretName(name) ? REDACTED : redact(value),
  ]);
  return {
    status: answer.status,
    error: lacksJson ? "not_json" : null,
    attempts,
    headers: Object.fromEntries(headers),
    text,
    json,
  };
}

/** Errors that may be gone in a moment. */
function isPassing(code: EgressErrorCode): boolean {
  return code === "egress_dns_failed" || code === "egress_connection_failed" || code === "egress_timeout";
}

function errorOf(code: EgressErrorCode): ApiCallError {
  switch (code) {
    case "egress_invalid_url":
      return "invalid_url";
    case "egress_invalid_request":
      return "invalid_request";
    case "egress_blocked_scheme":
      return "blocked_scheme";
    case "egress_blocked_address":
      return "blocked_address";
    case "egress_dns_failed":
      return "dns_failed";
    case "egress_connection_failed":
      return "connection_failed";
    case "egress_timeout":
    case "egress_aborted":
      return "timeout";
    case "egress_too_large":
      return "too_large";
    case "egress_too_many_redirects":
      return "too_many_redirects";
    case "egress_bad_response":
      return "bad_response";
  }
}

function retryAfterMs({ headers }: EgressResponse): number {
  const seconds = Number(headers["retry-after"] ?? 0);
  return Number.isFinite(seconds) ? seconds * 1_000 : 0;
}

/** False when the time left is shorter than the wait, or nobody waits any more. */
async function pause(waitMs: number, endsAt: number, signal: AbortSignal | undefined): Promise<boolean> {
  if (signal?.aborted || performance.now() + waitMs >= endsAt) return false;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, waitMs);
    signal?.addEventListener("abort", done, { once: true });
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    }
  });
  return signal?.aborted !== true;
}
