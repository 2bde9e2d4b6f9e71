// Serves visitors' files to whoever holds a valid link. Nothing here may run as a page of ours: the type found in the
// bytes stands, browsers must not guess, everything lies in a sandbox, and what is no picture, sound or film is saved.

import { AppError } from "@parley/contracts/errors";
import type { FastifyInstance } from "fastify";
import type { Queryable } from "../../../platform/db/index.ts";
import type { Storage } from "../../../platform/storage/index.ts";
import { encodeName, sendBytes } from "../sendBytes.ts";
import type { FileLinks } from "./links.ts";
import { findVisitorFile } from "../store/visitorFiles.ts";

/** Browsers may keep a file as long as its link is good at least. */
const CACHE_SECONDS = 30 * 60;
const contentSecurityPolicy = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox";
const shownTypes = /^(image|audio|video)\//;

export function registerVisitorFiles(
  app: FastifyInstance,
  { db, storage, links }: { db: Queryable; storage: Storage; links: FileLinks },
): void {
  app.route<{ Params: { token: string; name: string } }>({
    method: ["GET", "HEAD"],
    url: "/visitor-files/:token/:name",
    handler: async (request, reply) => {
      const named = links.read(request.params.token);
      const file = named && (await findVisitorFile(db, named.id, named.conversationId));
      if (!file) throw new AppError("not_found");
      const disposition = shownTypes.test(file.type) ? "inline" : "attachment";
      reply
        .type(file.type)
        .header("content-disposition", `${disposition}; filename*=UTF-8''${encodeName(file.name)}`)
        .header("content-security-policy", contentSecurityPolicy)
        .header("x-content-type-options", "nosniff")
        .header("cross-origin-resource-policy", "cross-origin")
        .header("referrer-policy", "no-referrer")
        .header("cache-control", `private, max-age=${CACHE_SECONDS}`)
        .header("accept-ranges", "bytes");
      return sendBytes(storage, file, request, reply);
    },
  });
}
