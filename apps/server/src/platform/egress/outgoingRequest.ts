// What is sent: the parsed target, the headers a caller may set, and how a request changes when it is redirected.

import type { Readable } from "node:stream";
import { EgressError } from "./egressError.ts";

/** A stream says its length, because many receivers refuse a body of unknown length. It is sent once and never again. */
export type EgressBody = string | Uint8Array | { stream: Readable; length: number };

export interface OutgoingRequest {
  method: string;
  url: URL;
  headers: Map<string, string>;
  body: EgressBody | undefined;
}

/** A longer address is a mistake or an attack; the common servers refuse it as well. */
const MAXIMUM_URL_LENGTH = 8_192;

const methodPattern = /^[A-Z]{1,20}$/;

/** Headers that describe the connection. They are ours, so that nobody can smuggle a second request or another host. */
const connectionHeaders = new Set([
  "host",
  "connection",
  "keep-alive",
  "content-length",
  "transfer-encoding",
  "te",
  "trailer",
  "upgrade",
  "expect",
  "proxy-authorization",
  "proxy-connection",
]);

/** Whether a header describes the connection, so that no caller may set it. */
export function isConnectionHeader(name: string): boolean {
  return connectionHeaders.has(name.toLowerCase());
}

/** Headers that carry credentials by their name; they stay with the origin they were meant for. */
const credentialHeader =
  /^(authorization|cookie|cookie2)$|token|secret|password|signature|credential|api-?key|auth/;

/** Whether a header stays behind when a redirect leads to another origin. */
export function isCredentialHeader(name: string): boolean {
  return credentialHeader.test(name.toLowerCase());
}

const bodyHeaders = ["content-type", "content-encoding", "content-language", "content-location"];

export function parseTarget(input: string | URL, base?: URL): URL {
  const text = String(input);
  if (text.length > MAXIMUM_URL_LENGTH) throw new EgressError("egress_invalid_url", { reason: "too long" });
  const url = URL.parse(text, base?.href);
  if (!url) throw new EgressError("egress_invalid_url");
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new EgressError("egress_blocked_scheme", { reason: url.protocol.slice(0, -1) });
  }
  if (url.username !== "" || url.password !== "") {
    throw new EgressError("egress_invalid_url", {
      hostname: url.hostname,
      reason: "credentials in the address",
    });
  }
  url.hash = "";
  return url;
}

export function outgoingRequest(
  input: string | URL,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: EgressBody },
): OutgoingRequest {
  const url = parseTarget(input);
  const { hostname } = url;
  if (!methodPattern.test(method) || method === "CONNECT" || method === "TRACE") {
    throw new EgressError("egress_invalid_request", { hostname, reason: "method" });
  }
  const named = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    if (isConnectionHeader(lower))
      throw new EgressError("egress_invalid_request", { hostname, reason: `header ${lower}` });
    named.set(lower, value);
  }
  return { method, url, headers: named, body };
}

/**
 * The request that follows a redirect, or nothing when it cannot follow: no usable `Location`, or a stream that is spent.
 * The rules of the fetch standard, stricter in one point: a body never follows from https to http.
 */
export function redirectedRequest(
  request: OutgoingRequest,
  status: number,
  location: string | undefined,
): OutgoingRequest | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined || location === "")
    return undefined;
  const url = parseTarget(location, request.url);
  const becomesGet =
    (status === 303 && request.method !== "HEAD") ||
    ((status === 301 || status === 302) && request.method === "POST");

  const headers = new Map(request.headers);
  if (url.origin !== request.url.origin) {
    for (const name of request.headers.keys()) if (credentialHeader.test(name)) headers.delete(name);
  }
  if (becomesGet) {
    for (const name of bodyHeaders) headers.delete(name);
    return { method: "GET", url, headers, body: undefined };
  }
  if (isStream(request.body)) return undefined;
  if (request.body !== undefined && request.url.protocol === "https:" && url.protocol === "http:") {
    throw new EgressError("egress_blocked_scheme", {
      hostname: url.hostname,
      reason: "redirect from https to http",
    });
  }
  return { method: request.method, url, headers, body: request.body };
}

export function isStream(body: EgressBody | undefined): body is { stream: Readable; length: number } {
  return typeof body === "object" && "stream" in body;
}
