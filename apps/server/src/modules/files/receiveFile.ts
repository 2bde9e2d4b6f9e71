// The one part named `file` of a multipart request, with its size bounded before anything of it is kept.

import type { MultipartFile } from "@fastify/multipart";
import { AppError } from "@parley/contracts/errors";
import type { FastifyReply, FastifyRequest } from "fastify";

/** What boundaries, part headers and small fields may add to a file of the greatest size. */
const MULTIPART_OVERHEAD_BYTES = 65_536;

/** @throws AppError `payload_too_large`, `unsupported_media_type`, `validation_failed` without such a part. */
export async function receiveFile<Answer>(
  request: FastifyRequest,
  reply: FastifyReply,
  maxBytes: number,
  handle: (part: MultipartFile) => Promise<Answer>,
): Promise<Answer> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes + MULTIPART_OVERHEAD_BYTES) {
    // What follows is not read at all, so the connection cannot be used again.
    reply.header("connection", "close");
    throw new AppError("payload_too_large", { maximum: maxBytes });
  }
  const part = await partOf(request, maxBytes);
  try {
    return await handle(part);
  } finally {
    // The answer to a refusal reaches the sender only when the rest of what they send is taken.
    part.file.resume();
  }
}

async function partOf(request: FastifyRequest, maxBytes: number): Promise<MultipartFile> {
  if (!request.isMultipart()) throw new AppError("unsupported_media_type");
  // One byte more than allowed passes here, so that the storage refuses a longer file in place of storing its beginning.
  const part = await request.file({
    throwFileSizeLimit: false,
    limits: { fileSize: maxBytes + 1 },
  });
  if (part?.fieldname === "file") return part;
  part?.file.resume();
  throw new AppError("validation_failed", {}, [{ path: "file", message: "There is no part named `file`." }]);
}
