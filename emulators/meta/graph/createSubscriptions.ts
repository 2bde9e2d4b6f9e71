// Which callback receives which fields of which object, and the challenge by which a callback proves that it wants them.

import type { Ids } from "../../kit/createIds.ts";
import type { Subscription, Subscriptions } from "../types.ts";
import { graphError } from "./graphError.ts";

const CHALLENGE_DIGITS = 10;
const TIMEOUT_MS = 10_000;

export function createSubscriptions(ids: Ids): Subscriptions {
  const subscriptions = new Map<string, Subscription>();

  async function verify(callbackUrl: unknown, verifyToken: unknown): Promise<void> {
    if (typeof callbackUrl !== "string" || !URL.canParse(callbackUrl)) {
      throw graphError({ code: 100, message: "param callback_url must be a valid URL." });
    }
    const challenge = ids.digits(CHALLENGE_DIGITS);
    const url = new URL(callbackUrl);
    url.searchParams.set("hub.mode", "subscribe");
    url.searchParams.set("hub.challenge", challenge);
    url.searchParams.set("hub.verify_token", String(verifyToken ?? ""));
    const problem = await askForChallenge(url, challenge);
    if (!problem) return;
    throw graphError({
      code: 2200,
      message: `Callback verification failed with the following errors: ${problem}`,
      data: { details: problem },
    });
  }

  return {
    verify,
    get: (object) => subscriptions.get(object),
    list: () => [...subscriptions.values()].filter(({ callbackUrl }) => callbackUrl !== ""),
    offer(object, fields) {
      subscriptions.set(object, { object, callbackUrl: "", fields: new Set(fields) });
    },
    set(object, callbackUrl, fields) {
      const known = subscriptions.get(object)?.fields ?? [];
      subscriptions.set(object, { object, callbackUrl, fields: new Set(fields ?? known) });
    },
    remove(object) {
      const subscription = subscriptions.get(object);
      if (subscription) subscription.callbackUrl = "";
    },
  };
}

/** What went wrong, or nothing. */
async function askForChallenge(url: URL, challenge: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
    const answer = await response.text();
    if (response.status !== 200) {
      return `HTTP Status Code = ${response.status}; HTTP Message = ${response.statusText}`;
    }
    if (answer.trim() !== challenge)
      return "the response does not match challenge, expected value was the challenge alone";
    return undefined;
  } catch (error) {
    return `the callback could not be reached (${error instanceof Error ? error.message : String(error)})`;
  }
}
