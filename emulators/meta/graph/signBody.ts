// Webhook bodies as Meta writes and signs them: non-ASCII as `\uXXXX`, slashes escaped, and the signature over exactly these bytes.

import { createHmac } from "node:crypto";

export function escapeBody(body: unknown): Buffer {
  const escaped = JSON.stringify(body)
    .replaceAll("/", "\\/")
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return Buffer.from(escaped, "ascii");
}

export function signBody(secret: string, body: Buffer): Record<string, string> {
  return {
    "x-hub-signature": `sha1=${createHmac("sha1", secret).update(body).digest("hex")}`,
    "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
    "user-agent": "facebookexternalua",
  };
}
