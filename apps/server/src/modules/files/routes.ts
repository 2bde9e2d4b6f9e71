// The endpoint a member uploads to: multipart/form-data with one part named `file`.

import type { MultipartFile } from "@fastify/multipart";
import { api } from "@parley/contracts/api";
import { AppError } from "@parley/contracts/errors";
import { limits } from "@parley/contracts/limits";
import type { FastifyRequest } from "fastify";
import { memberRouteWithoutTransaction, type HttpContext } from "../../platform/http/index.ts";
import type { Storage } from "../../platform/storage/index.ts";
import { storeUpload } from "./commands/storeUpload.ts";
import { publicPathOf } from "./publicAddress.ts";

/** What boundaries, part headers and small fields may add to a file of the greatest size. */
const MULTIPART_OVERHEAD_BYTES = 65_536;

export function registerFileRoutes(http: HttpContext, { storage }: { storage: Storage }): void {
  memberRouteWithoutTransaction(http, api.uploadFile, async ({ actor, request, reply }) => {
    if (Number(request.headers["content-length"] ?? 0) > limits.uploadBytes + MULTIPART_OVERHEAD_BYTES) {
      // What follows is not read at all, so the connection cannot be used again.
      reply.header("connection", "close");
      throw new AppError("payload_too_large", { maximum: limits.uploadBytes });
    }
    const part = await partOf(request);
    try {
      const { id, name, type, sizeBytes, ...file } = await storeUpload({ db: http.db, storage }, actor, {
        name: part.filename,
        declaredType: part.mimetype,
        source: part.file,
      });
      return { id, url: publicPathOf({ ...file, name, type }), name, type, sizeBytes };
    } finally {
      // The answer to a refusal reaches the sender only when the rest of what they send is taken.
      part.file.resume();
    }
  });
}

async function partOf(request: FastifyRequest): Promise<MultipartFile> {
  if (!request.isMultipart()) throw new AppError("unsupported_media_type");
  // One byte more than allowed passes here, so that the storage refuses a longer file in place of storing its beginning.
  const part = await request.file({
    throwFileSizeLimit: false,
    limits: { fileSize: limits.uploadBytes + 1 },
  });
  if (part?.fieldname === "file") return part;
  part?.file.resume();
  throw new AppError("validation_failed", {}, [{ path: "file", message: "There is no part named `file`." }]);
}
