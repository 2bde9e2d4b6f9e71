// Serves uploaded files to everybody who knows their address. They lie on our own origin, so nothing here may run as a
// page of ours: the stored type stands, browsers must not guess, and what is no picture, video or sound is saved, not
// shown.

import { idPattern } from "@parley/contracts/ids";
import { AppError } from "@parley/contracts/errors";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Queryable } from "../../platform/db/index.ts";
import type { Storage } from "../../platform/storage/index.ts";
import { addressName, storageKeyOf } from "./publicAddress.ts";
import { encodeName, sendBytes } from "./sendBytes.ts";
import { findFileByStorageKey, type FileRow } from "./store.ts";

const secretPattern = /^[0-9a-f]{32}$/;
const shownTypes = /^(image|audio|video)\//;
const contentSecurityPolicy =
  "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";

interface FileParams {
  workspaceId: string;
  secret: string;
  name: string;
}

export function registerPublicFiles(
  app: FastifyInstance,
  { db, storage }: { db: Queryable; storage: Storage },
): void {
  app.route<{ Params: FileParams }>({
    method: ["GET", "HEAD"],
    url: "/files/:workspaceId/:secret/:name",
    handler: async (request, reply) => {
      const file = await findFile(db, request.params);
      if (!file) throw new AppError("not_found");
      describe(file, request.params.secret, reply);
      if (request.headers["if-none-match"] === etagOf(request.params.secret)) return reply.code(304).send();
      return sendBytes(storage, file, request, reply);
    },
  });
}

async function findFile(
  db: Queryable,
  { workspaceId, secret, name }: FileParams,
): Promise<FileRow | undefined> {
  if (!idPattern.test(workspaceId) || !secretPattern.test(secret)) return undefined;
  const file = await findFileByStorageKey(db, storageKeyOf({ workspaceId, secret }));
  // Another name would let somebody hand out our address with a name of their own making.
  return file && addressName(file.name, file.type) === name ? file : undefined;
}

function describe({ name, type }: FileRow, secret: string, reply: FastifyReply): void {
  const isShown = shownTypes.test(type);
  reply
    .type(type)
    .header(
      "content-disposition",
      `${isShown ? "inline" : "attachment"}; filename*=UTF-8''${encodeName(name)}`,
    )
    .header("content-security-policy", contentSecurityPolicy)
    .header("cross-origin-resource-policy", "cross-origin")
    .header("cache-control", "public, max-age=31536000, immutable")
    .header("accept-ranges", "bytes")
    .header("etag", etagOf(secret));
}

/** An address never gets other bytes, so its secret tells versions apart; hashed names are not needed. */
function etagOf(secret: string): string {
  return `"${secret.slice(0, 16)}"`;
}
