// Proof that a webhook request comes from Telegram: the secret we gave when we set the webhook.

import { createHash, timingSafeEqual } from "node:crypto";
import type { WebhookRequest, WebhookSecrets } from "../adapter.ts";

const header = "x-telegram-bot-api-secret-token";

/** False without a secret, without the header, and for a wrong one. */
export function verify(
  request: Pick<WebhookRequest, "headers">,
  secrets: Pick<WebhookSecrets, "verifyToken">,
): boolean {
  const given = request.headers[header];
  if (secrets.verifyToken === "" || given === undefined) return false;
  return timingSafeEqual(digest(given), digest(secrets.verifyToken));
}

/** Hashes have one length, so the time taken tells nothing of the secret's. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
