// Meta asks once whether an address is ours: the right token in, the challenge out.

import { createHash, timingSafeEqual } from "node:crypto";
import type { WebhookRequest, WebhookSecrets } from "../adapter.ts";

/** A challenge is a whole number written as text; longer or other text is not repeated to whoever asks. */
const challengePattern = /^[\w.-]{1,200}$/;

/** The challenge of a subscription request with our token; undefined otherwise. */
export function answerChallenge(request: WebhookRequest, secrets: WebhookSecrets): string | undefined {
  if (request.method !== "GET" || request.query["hub.mode"] !== "subscribe") return undefined;
  const token = request.query["hub.verify_token"];
  const challenge = request.query["hub.challenge"];
  if (secrets.verifyToken === "" || token === undefined || challenge === undefined) return undefined;
  if (!isSame(token, secrets.verifyToken) || !challengePattern.test(challenge)) return undefined;
  return challenge;
}

/** Hashes have one length, so the time taken tells nothing of the token's. */
function isSame(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
