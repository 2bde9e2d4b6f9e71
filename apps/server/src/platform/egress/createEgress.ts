// The client itself: follows redirects step by step, holds the deadline, and gives back an answer or throws `EgressError`.

import type { Readable } from "node:stream";
import { TextDecoder } from "node:util";
import { Agent, type Dispatcher } from "undici";
import { createAddressPolicy } from "./addressPolicy.ts";
import { ACCEPTED_ENCODINGS, boundedBody } from "./boundedBody.ts";
import { startDeadline, type Deadline } from "./deadline.ts";
import { EgressError, toEgressError, type EgressErrorCode } from "./egressError.ts";
import { createGuardedConnector } from "./guardedConnector.ts";
import {
  isStream,
  outgoingRequest,
  redirectedRequest,
  type EgressBody,
  type OutgoingRequest,
} from "./outgoingRequest.ts";
import { systemResolver, type Resolver } from "./resolver.ts";

export interface EgressOptions {
  /** Private addresses, ranges or hosts (each with an optional port) the operator allows. */
  allowedPrivateRanges: readonly string[];
  userAgent: string;
  resolver?: Resolver;
  /** Called once per exchange, for logs and metrics. Carries no path, header or content. */
  onExchange?: (event: EgressEvent) => void;
}

export interface EgressEvent {
  hostname: string;
  method: string;
  status: number | undefined;
  code: EgressErrorCode | undefined;
  redirects: number;
  durationMs: number;
}

export interface EgressRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: EgressBody;
  /** For everything together: resolving, connecting, redirects, headers and body. */
  timeoutMs?: number;
  /** Counted on the wire and again after decompression. */
  maxResponseBytes?: number;
  /** With 0 an answer that redirects is given back as it is. */
  maxRedirects?: number;
  signal?: AbortSignal;
}

export interface EgressStreamRequest extends EgressRequest {
  /** Longest silence inside the body. `timeoutMs` ends with the headers here, because a slow reader may take its time. */
  idleTimeoutMs?: number;
}

interface AnswerHead {
  status: number;
  /** Lower-case names; repeated headers are joined by a comma. */
  headers: Record<string, string>;
  /** Where the answer came from, after redirects. */
  url: string;
}

export interface EgressResponse extends AnswerHead {
  body(): Buffer;
  text(): string;
  /** Throws `egress_bad_response` when the body is not JSON. */
  json(): unknown;
}

export interface EgressStream extends AnswerHead {
  /** Decoded and bounded. Whoever receives it reads it to the end or destroys it. */
  stream: Readable;
}

export interface Egress {
  fetch(url: string | URL, request?: EgressRequest): Promise<EgressResponse>;
  stream(url: string | URL, request?: EgressStreamRequest): Promise<EgressStream>;
  /** Waits for running exchanges and closes the idle connections. */
  close(): Promise<void>;
}

/** A provider that has not answered by then is treated as down. */
const DEFAULT_TIMEOUT_MS = 15_000;
const DEFAULT_IDLE_TIMEOUT_MS = 30_000;
/** Enough for the largest answer of the known providers; more is refused with `egress_too_large`. */
const DEFAULT_MAX_RESPONSE_BYTES = 5_000_000;
const DEFAULT_MAX_REDIRECTS = 5;
/** Connections to one origin; further requests wait for a free one, within their own deadline. */
const CONNECTIONS_PER_ORIGIN = 64;
const KEEP_ALIVE_MS = 10_000;
/** Header block of an answer; a larger one ends the exchange with `egress_too_large`. */
const MAXIMUM_HEADER_BYTES = 32_768;

interface Opened extends AnswerHead {
  stream: Readable;
  redirects: number;
}

export function createEgress({
  allowedPrivateRanges,
  userAgent,
  resolver = systemResolver,
  onExchange = () => undefined,
}: EgressOptions): Egress {
  const policy = createAddressPolicy(allowedPrivateRanges);
  // An agent of our own: the global one may be pointed at a proxy by the environment.
  const agent = new Agent({
    connect: createGuardedConnector({ policy, resolve: resolver }),
    connections: CONNECTIONS_PER_ORIGIN,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: MAXIMUM_HEADER_BYTES,
    headersTimeout: 0,
  });

  let closing: Promise<void> | undefined;

  async function open(
    first: OutgoingRequest,
    options: EgressStreamRequest,
    deadline: Deadline,
  ): Promise<Opened> {
    const maxRedirects = options.maxRedirects ?? DEFAULT_MAX_REDIRECTS;
    let request = first;
    for (let redirects = 0; ; redirects += 1) {
      const { hostname } = request.url;
      const answer = await deadline.bound(
        agent.request(dispatchOptions(request, options, userAgent, deadline.signal)),
      );
      const headers = joinHeaders(answer.headers);
      // Without a listener an abort between two steps would be an unhandled error; readers get it from the pipeline.
      answer.body.on("error", () => undefined);
      try {
        const next =
          maxRedirects > 0 ? redirectedRequest(request, answer.statusCode, headers["location"]) : undefined;
        if (!next) {
          const stream = bodyOf(
            request,
            answer,
            headers,
            options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES,
          );
          return { status: answer.statusCode, headers, url: request.url.href, stream, redirects };
        }
        if (redirects >= maxRedirects) throw new EgressError("egress_too_many_redirects", { hostname });
        answer.body.destroy();
        request = next;
      } catch (error) {
        answer.body.destroy();
        throw error;
      }
    }
  }

  async function exchange<Answer>(
    input: string | URL,
    options: EgressStreamRequest,
    finish: (opened: Opened, deadline: Deadline) => Promise<Answer>,
  ): Promise<Answer> {
    const startedAt = performance.now();
    let hostname = "";
    let opened: Opened | undefined;
    let deadline: Deadline | undefined;
    let code: EgressErrorCode | undefined;
    try {
      const request = outgoingRequest(input, options);
      hostname = request.url.hostname;
      deadline = startDeadline(options.timeoutMs ?? DEFAULT_TIMEOUT_MS, hostname, options.signal);
      opened = await open(request, options, deadline);
      return await finish(opened, deadline);
    } catch (error) {
      const failure = toEgressError(deadline?.signal.aborted ? deadline.signal.reason : error, hostname);
      code = failure.code;
      // A request that was refused early never took its stream; nobody else would close the file behind it.
      if (isStream(options.body)) options.body.stream.destroy();
      throw failure;
    } finally {
      deadline?.clear();
      const durationMs = Math.round(performance.now() - startedAt);
      onExchange({
        hostname,
        method: options.method ?? "GET",
        status: opened?.status,
        code,
        redirects: opened?.redirects ?? 0,
        durationMs,
      });
    }
  }

  return {
    fetch: (input, options = {}) =>
      exchange(input, options, async ({ status, headers, url, stream }, deadline) => {
        const bytes = await deadline.bound(collect(stream));
        return { status, headers, url, ...readers(bytes, headers["content-type"], new URL(url).hostname) };
      }),
    stream: (input, options = {}) =>
      exchange(
        input,
        { ...options, idleTimeoutMs: options.idleTimeoutMs ?? DEFAULT_IDLE_TIMEOUT_MS },
        async (opened) => {
          const { status, headers, url, stream } = opened;
          return { status, headers, url, stream };
        },
      ),
    close: () => (closing ??= agent.close()),
  };
}

function dispatchOptions(
  { method, url, headers, body }: OutgoingRequest,
  { idleTimeoutMs }: EgressStreamRequest,
  userAgent: string,
  signal: AbortSignal,
): Dispatcher.RequestOptions {
  const defaults = { "user-agent": userAgent, "accept-encoding": ACCEPTED_ENCODINGS };
  const sent: Record<string, string> = { ...defaults, ...Object.fromEntries(headers) };
  if (isStream(body)) sent["content-length"] = String(body.length);
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method,
    headers: sent,
    body: isStream(body) ? body.stream : (body ?? null),
    bodyTimeout: idleTimeoutMs ?? 0,
    signal,
  };
}

function bodyOf(
  { method, url: { hostname } }: OutgoingRequest,
  { statusCode, body }: Dispatcher.ResponseData,
  headers: Record<string, string>,
  maxResponseBytes: number,
): Readable {
  const isEmpty =
    method === "HEAD" || statusCode === 204 || statusCode === 304 || headers["content-length"] === "0";
  const announced = Number(headers["content-length"] ?? 0);
  if (!isEmpty && announced > maxResponseBytes) {
    throw new EgressError("egress_too_large", { hostname, reason: `${announced} bytes announced` });
  }
  return boundedBody(body, {
    hostname,
    encoding: isEmpty ? undefined : headers["content-encoding"],
    maxResponseBytes,
  });
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function readers(bytes: Buffer, contentType: string | undefined, hostname: string) {
  const text = () => decoderFor(contentType).decode(bytes);
  return {
    body: () => bytes,
    text,
    json(): unknown {
      try {
        return JSON.parse(text());
      } catch {
        throw new EgressError("egress_bad_response", { hostname, reason: "not JSON" });
      }
    },
  };
}

function decoderFor(contentType: string | undefined): TextDecoder {
  const label = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? "")?.[1];
  try {
    return new TextDecoder(label ?? "utf-8");
  } catch {
    return new TextDecoder("utf-8");
  }
}

function joinHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return joined;
}
