// What Meta posts when somebody removes the app or asks for deletion: two parts, of which the first proves the second.

import { createHmac, timingSafeEqual } from "node:crypto";
import { isFields, type Fields } from "../readFields.ts";

/** Undefined without a secret, and for what the secret did not sign. */
export function readSignedRequest(signedRequest: string, appSecret: string): Fields | undefined {
  const [signature, payload, ...rest] = signedRequest.split(".");
  if (appSecret === "" || !signature || !payload || rest.length > 0) return undefined;
  const given = Buffer.from(signature, "base64url");
  const expected = createHmac("sha256", appSecret).update(payload).digest();
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return parse(Buffer.from(payload, "base64url").toString());
}

function parse(source: string): Fields | undefined {
  try {
    const read: unknown = JSON.parse(source);
    return isFields(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
