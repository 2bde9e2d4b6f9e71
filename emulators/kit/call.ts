// What an emulator receives and what it answers, free of node:http, so that a route is a plain function.

import type { IncomingHttpHeaders } from "node:http";

export interface Call {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The bytes as they came. */
  body: Buffer;
  /** Scheme, host and port under which the caller reached us. */
  origin: string;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: string | Buffer;
  /** Waits before the first byte, in real time. */
  delayMs?: number;
  /** Sends the head and half of the body, and then nothing more. */
  stalls?: boolean;
  /** Closes the connection without an answer. */
  dropConnection?: boolean;
}

/** Undefined: not mine, ask the next one. */
export type Handler = (call: Call) => Answer | undefined | Promise<Answer | undefined>;

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=UTF-8", ...headers },
    body: JSON.stringify(value),
  };
}

export function html(body: string, status = 200): Answer {
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

export function text(body: string, status = 200, contentType = "text/plain; charset=utf-8"): Answer {
  return { status, headers: { "content-type": contentType }, body };
}

export function redirect(location: string): Answer {
  return { status: 302, headers: { location }, body: "" };
}
