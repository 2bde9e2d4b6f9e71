// The Fastify instance every module registers its routes on: errors as problems, request ids, security headers,
// the check that a browser's unsafe request comes from our own pages, and a calm end.

import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import websocket from "@fastify/websocket";
import { AppError } from "@parley/contracts/errors";
import { limits } from "@parley/contracts/limits";
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
} from "fastify";
import type { Logger } from "../log.ts";
import { toAppError, toProblem } from "./problem.ts";

/** JSON bodies beyond this are refused before they are parsed; flow documents are the largest of them. */
const BODY_LIMIT_BYTES = limits.flowDocumentBytes + 500_000;
/** Largest frame a browser may send over a WebSocket. */
const SOCKET_FRAME_BYTES = 16_384;

export interface HttpServerOptions {
  log: Logger;
  /** Public address of this server, for instance `https://chat.example.com`; its origin may send unsafe requests. */
  publicUrl: string;
  /** Whether X-Forwarded-For and -Proto of a proxy in front are believed. */
  trustProxy: boolean;
  /** Called with each finished request, for metrics. */
  onFinished?: (request: FastifyRequest, status: number, seconds: number) => void;
}

export async function createHttpServer({
  log,
  publicUrl,
  trustProxy,
  onFinished,
}: HttpServerOptions): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = log;
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: "idle",
    return503OnClosing: true,
  });

  await app.register(cookie);
  await app.register(multipart, {
    limits: { fileSize: limits.uploadBytes, files: 1, fields: 10, parts: 12 },
  });
  await app.register(websocket, { options: { maxPayload: SOCKET_FRAME_BYTES } });
  acceptEmptyJson(app);

  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "strict-origin-when-cross-origin");
    refuseForeignOrigin(request, publicUrl);
  });
  app.addHook("onResponse", async (request, reply) => {
    onFinished?.(request, reply.statusCode, reply.elapsedTime / 1000);
  });

  app.setErrorHandler((error, request, reply) => {
    const known = toAppError(error);
    if (known.status >= 500 && known.code !== "database_unavailable")
      request.log.error({ err: error }, "request failed");
    if (known.code === "rate_limited" && typeof known.data.seconds === "number")
      reply.header("retry-after", String(known.data.seconds));
    return reply.code(known.status).type("application/problem+json").send(toProblem(known, request.id));
  });
  return app;
}

/** Commands without a body are often sent with a JSON content type; an empty body then means an empty object. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    const text = body.toString();
    if (text === "") done(null, undefined);
    else if (hasHalfCharacter(text)) done(new AppError("malformed_json"));
    else parse(request, text, done);
  });
}

const escapedSurrogate = /\\u[dD][89a-fA-F]/;

/** JSON can spell half of a character, which is no text: the database refuses it, and nobody could read it. */
function hasHalfCharacter(text: string): boolean {
  if (!escapedSurrogate.test(text)) return false;
  const pairs = /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u(?![dD][89a-fA-F])|[^u])/g;
  return escapedSurrogate.test(text.replaceAll(pairs, ""));
}

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Credentials that a page sends on purpose; a browser adds none of them by itself, as it does with cookies. */
const tokenHeaders = ["authorization", "x-bp-token", "x-bot-token"];

/**
 * A browser names the origin of unsafe requests. With a session cookie along, and for signing in, only our own pages may
 * send them; whoever brings a token needs no such check.
 */
function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  if (safeMethods.has(request.method) || tokenHeaders.some((header) => request.headers[header])) return;
  const { origin, host, cookie: cookies } = request.headers;
  if (!origin || (!cookies && !request.url.startsWith("/api/auth/"))) return;
  if (origin === new URL(publicUrl).origin || (host && origin.replace(/^https?:\/\//, "") === host)) return;
  throw new AppError("origin_refused");
}
