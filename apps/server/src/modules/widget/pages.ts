// The files of the widget: loader, panel, assets, and the landing page /:botId/:customerId.

import { readFile } from "node:fs/promises";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import { AppError } from "@parley/contracts/errors";
import { idPattern } from "@parley/contracts/ids";
import type { FastifyInstance, FastifyReply } from "fastify";
import { completeSettings } from "../runtime/index.ts";
import { hostPatterns } from "./admission.ts";
import type { WidgetContext } from "./context.ts";
import { findWidgetBot } from "./store.ts";

/** Our name first, then the names under which existing pages load the same file. */
const loaderNames = ["/widget.js", "/rayzing.js", "/botpenguin.js", "/website-bot.js"];
/** Pages embed the loader for months; five minutes lets a new version arrive soon without a request per page view. */
const LOADER_MAX_AGE_SECONDS = 300;

export async function registerWidgetPages(
  app: FastifyInstance,
  context: WidgetContext,
  distDir: string,
): Promise<void> {
  const loader = await readFile(path.join(distDir, "loader.js")).catch(() => undefined);
  const panel = await readFile(path.join(distDir, "panel.html")).catch(() => undefined);

  for (const name of loaderNames) {
    app.get(name, async (_, reply) => {
      if (!loader) throw new AppError("not_found");
      return reply
        .header("content-type", "text/javascript; charset=utf-8")
        .header("cache-control", `public, max-age=${LOADER_MAX_AGE_SECONDS}`)
        .header("access-control-allow-origin", "*")
        .header("cross-origin-resource-policy", "cross-origin")
        .send(loader);
    });
  }

  await app.register(fastifyStatic, {
    root: path.join(distDir, "assets"),
    prefix: "/widget/assets/",
    decorateReply: false,
    immutable: true,
    maxAge: "365d",
    // The launcher draws its icon on the site's page as a mask, which browsers load only with permission.
    setHeaders: (reply) => void reply.header("access-control-allow-origin", "*"),
  });

  async function sendPanel(reply: FastifyReply, botId: string, customerId: string) {
    if (!panel) throw new AppError("not_found");
    const bot =
      idPattern.test(botId) && idPattern.test(customerId)
        ? await findWidgetBot(context.db, botId, customerId)
        : undefined;
    if (!bot) return reply.code(404).type("text/plain; charset=utf-8").send("This page does not exist.");
    const { allowedDomains } = completeSettings(bot).access;
    return reply
      .header("content-type", "text/html; charset=utf-8")
      .header("cache-control", "no-cache")
      .header("content-security-policy", contentSecurityPolicy(allowedDomains))
      .send(panel);
  }

  app.get<{ Querystring: { botId?: string; customerId?: string } }>("/widget/panel", async (request, reply) =>
    sendPanel(reply, request.query.botId ?? "", request.query.customerId ?? ""),
  );
  for (const route of ["/:botId/:customerId", "/:botId/:customerId/agent"]) {
    app.get<{ Params: { botId: string; customerId: string } }>(
      route,
      { constraints: {} },
      async (request, reply) => {
        const { botId, customerId } = request.params;
        if (!idPattern.test(botId) || !idPattern.test(customerId)) return reply.callNotFound();
        return sendPanel(reply, botId, customerId);
      },
    );
  }
}

/**
 * Scripts and styles from our files only; pictures, videos and framed pages from anywhere, since authors link them from
 * anywhere. Framed pages run in a sandbox without access to the panel.
 */
function contentSecurityPolicy(allowedDomains: string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' https: http: data: blob:",
    "media-src 'self' https: http: blob:",
    "frame-src https: http:",
    "connect-src 'self' ws: wss:",
    "base-uri 'none'",
    "form-action 'none'",
    ...(allowedDomains.length > 0
      ? [`frame-ancestors ${["'self'", ...hostPatterns(allowedDomains)].join(" ")}`]
      : []),
  ].join("; ");
}
