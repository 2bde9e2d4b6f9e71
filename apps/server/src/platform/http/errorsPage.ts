// GET /docs/errors: where the `type` of every problem leads. Made from the registry; needs no script and no network.

import { errors } from "@parley/contracts/errors";
import type { FastifyInstance } from "fastify";

const style =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}h2{font-size:1.1rem;margin:2rem 0 0}p{margin:.2rem 0}:target{background:#fde68a;color:#111827}@media(prefers-color-scheme:dark){body{background:#111827;color:#f3f4f6}}";
const contentSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

export function registerErrorsPage(app: FastifyInstance): void {
  const sections = Object.entries(errors).map(
    ([code, { status, message, hint }]) =>
      `<h2 id="${code}">${code}</h2><p>${status} · ${escapeHtml(message)}</p><p>What to do: ${escapeHtml(hint)}</p>`,
  );
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Errors of Parley</title><style>${style}</style></head><body><main><h1>Errors</h1>${sections.join("")}</main></body></html>`;
  app.get("/docs/errors", async (_, reply) =>
    reply
      .header("content-security-policy", contentSecurityPolicy)
      .header("cache-control", "public, max-age=300")
      .type("text/html; charset=utf-8")
      .send(page),
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
