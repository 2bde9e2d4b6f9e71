// The bytes of a stored file as an answer: the whole, or the range a player asks for (RFC 9110, section 14).

import { AppError } from "@parley/contracts/errors";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Storage } from "../../platform/storage/index.ts";
import { parseRange } from "./parseRange.ts";

export async function sendBytes(
  storage: Storage,
  file: { storageKey: string; sizeBytes: number },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const range = parseRange(request.headers.range, file.sizeBytes);
  if (range === "unsatisfiable")
    return reply.code(416).header("content-range", `bytes */${file.sizeBytes}`).send();

  const size = range ? range.end - range.start + 1 : file.sizeBytes;
  if (range) reply.code(206).header("content-range", `bytes ${range.start}-${range.end}/${file.sizeBytes}`);
  reply.header("content-length", size);
  if (request.method === "HEAD") return reply.send();

  const opened = await storage.get(file.storageKey, range);
  if (!opened) throw new AppError("not_found");
  return reply.send(opened.stream);
}

/** RFC 8187: everything but letters, digits and a few marks is percent-encoded. */
export function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
