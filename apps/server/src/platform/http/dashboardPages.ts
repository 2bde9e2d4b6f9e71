// The team's single-page application: its files as they were built, and its one page for every address it routes itself.

import { readFile } from "node:fs/promises";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' https: http: data: blob:",
  "media-src 'self' https: http: blob:",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws: wss:",
  "frame-src 'self' https://www.youtube-nocookie.com https://player.vimeo.com",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Answers with the dashboard's page and says so, or leaves the request alone. */
export type SendDashboard = (request: FastifyRequest, reply: FastifyReply) => boolean;

/** Serves the built dashboard. The function it gives answers the page for addresses the dashboard routes itself. */
export async function registerDashboardPages(app: FastifyInstance, distDir: string): Promise<SendDashboard> {
  const page = await readFile(path.join(distDir, "index.html")).catch(() => undefined);
  await app.register(fastifyStatic, {
    root: distDir,
    wildcard: false,
    index: false,
    globIgnore: ["**/index.html", "**/.*"],
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isHashed = path.basename(path.dirname(file)) === "assets";
      reply.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });

  return (request, reply) => {
    const isPage =
      request.method === "GET" && !request.url.startsWith("/api/") && !path.extname(pathOf(request));
    if (!isPage || !page) return false;
    void reply
      .header("content-security-policy", contentSecurityPolicy)
      .header("cache-control", "no-cache")
      .type("text/html; charset=utf-8")
      .send(page);
    return true;
  };
}

function pathOf(request: FastifyRequest): string {
  return new URL(request.url, "http://localhost").pathname;
}
