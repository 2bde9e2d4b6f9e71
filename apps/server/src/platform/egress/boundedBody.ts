// The body of an answer: decoded, and counted before and after decoding, so that neither a long answer nor a short one
// that unpacks to a huge one is ever held in memory.

import { Transform, pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { EgressError } from "./egressError.ts";

/** What we ask for. Servers that send `deflate` unasked are understood too. */
export const ACCEPTED_ENCODINGS = "gzip, br";

/** Encodings may be stacked; more than this is only seen in attacks. */
const MAXIMUM_ENCODINGS = 2;

export interface BoundedBodyOptions {
  hostname: string;
  encoding: string | undefined;
  maxResponseBytes: number;
}

export function boundedBody(
  body: Readable,
  { hostname, encoding, maxResponseBytes }: BoundedBodyOptions,
): Readable {
  const limit = () => countingLimit(maxResponseBytes, hostname);
  const decoders = decodersFor(encoding, hostname);
  const stages = [body, limit(), ...decoders.flatMap((decoder) => [decoder, limit()])];
  // The error reaches whoever reads the last stage; the callback only keeps it from being unhandled.
  pipeline(stages, () => undefined);
  const last = stages.at(-1);
  return last ?? body;
}

function decodersFor(encoding: string | undefined, hostname: string): Transform[] {
  const names = (encoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (names.length > MAXIMUM_ENCODINGS)
    throw new EgressError("egress_bad_response", { hostname, reason: "content-encoding" });
  return names.toReversed().map((name) => decoderFor(name, hostname));
}

function decoderFor(name: string, hostname: string): Transform {
  switch (name) {
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "deflate":
      return createInflate();
    case "br":
      return createBrotliDecompress();
    default:
      throw new EgressError("egress_bad_response", { hostname, reason: "content-encoding" });
  }
}

function countingLimit(maximum: number, hostname: string): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > maximum)
        done(new EgressError("egress_too_large", { hostname, reason: `more than ${maximum} bytes` }));
      else done(null, chunk);
    },
  });
}
