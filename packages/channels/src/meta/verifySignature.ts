// Proof that a webhook request comes from Meta: the app secret's signature over the body's bytes as they came. Meta signs
// the escaped text it sends, so the JSON must never be written anew before this.

import { createHmac, timingSafeEqual } from "node:crypto";
import type { WebhookRequest, WebhookSecrets } from "../adapter.ts";

const header = "x-hub-signature-256";
const signaturePattern = /^sha256=([0-9a-f]{64})$/i;

/** False without a secret, without a signature, and for a wrong one. */
export function verifySignature(
  request: Pick<WebhookRequest, "headers" | "body">,
  secrets: Pick<WebhookSecrets, "appSecret">,
): boolean {
  if (secrets.appSecret === "") return false;
  const given = signaturePattern.exec(request.headers[header] ?? "")?.[1];
  if (given === undefined) return false;
  const expected = createHmac("sha256", secrets.appSecret).update(request.body).digest();
  return timingSafeEqual(Buffer.from(given, "hex"), expected);
}

/** The header's value for a body; for tests and for whoever forwards a request. */
export function signBody(body: Uint8Array, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
}
