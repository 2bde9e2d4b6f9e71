// GET /api/v1/openapi.json: public and readable from any page, so that tools can load it by its address.

import type { FastifyInstance } from "fastify";
import { createOpenApiDocument } from "./createOpenApiDocument.ts";

export function registerOpenApiRoute(
  app: FastifyInstance,
  about: { version: string; publicUrl: string },
): void {
  let text: string | undefined;
  app.get("/api/v1/openapi.json", async (_, reply) => {
    text ??= JSON.stringify(createOpenApiDocument(about));
    return reply
      .header("access-control-allow-origin", "*")
      .header("cache-control", "public, max-age=300")
      .type("application/json; charset=utf-8")
      .send(text);
  });
}
