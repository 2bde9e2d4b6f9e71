// GET /metrics for Prometheus. The figures tell how busy a business is, so they are not for everybody: with METRICS_TOKEN
// for whoever has it, without for programs on this machine, and always for the operator.

import { createHash, timingSafeEqual } from "node:crypto";
import { AppError } from "@parley/contracts/errors";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Authenticator } from "../../platform/http/index.ts";
import type { Metrics } from "../../platform/metrics.ts";

export interface MetricsRouteOptions {
  metrics: Metrics;
  authenticator: Authenticator;
  /** The setting METRICS_TOKEN. */
  token: string | undefined;
}

/** A proxy on this machine also comes from this machine; what it adds tells that somebody else is behind it. */
const proxyHeaders = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
  "forwarded",
  "via",
];
const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

export function registerMetricsRoute(
  app: FastifyInstance,
  { metrics, authenticator, token }: MetricsRouteOptions,
): void {
  app.get("/metrics", async (request, reply) => {
    const isAllowed =
      (token === undefined ? isLocal(request) : hasToken(request, token)) ||
      (await isOperator(request, authenticator));
    if (!isAllowed) throw new AppError("not_authenticated");
    const { contentType, text } = await metrics.render();
    return reply.header("cache-control", "no-store").type(contentType).send(text);
  });
}

function isLocal(request: FastifyRequest): boolean {
  return (
    loopback.test(request.socket.remoteAddress ?? "") &&
    proxyHeaders.every((header) => request.headers[header] === undefined)
  );
}

function hasToken(request: FastifyRequest, token: string): boolean {
  const given = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

async function isOperator(request: FastifyRequest, authenticator: Authenticator): Promise<boolean> {
  if (request.headers.authorization !== undefined) return false;
  return (await authenticator.person(request))?.isOperator === true;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
