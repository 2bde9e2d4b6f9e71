// Registers a number for the Cloud API with its two-step PIN: https://developers.facebook.com/documentation/business-messaging/whatsapp
// (business phone numbers, registration). Ten tries in 72 hours are allowed.

import type { Credentials } from "../../adapter.ts";
import type { ChannelHttp } from "../../http.ts";
import { graphJson } from "../../meta/graphCall.ts";
import { readNumber } from "../account.ts";
import { classifyError } from "../classifyError.ts";
import { text } from "../../readFields.ts";

/** @throws SendFailed, ChannelHttpError */
export async function isNumberRegistered(credentials: Credentials, http: ChannelHttp): Promise<boolean> {
  return text((await readNumber(credentials, http))["status"]) === "CONNECTED";
}

/** @throws SendFailed for a wrong PIN or too many tries, ChannelHttpError */
export async function registerNumber(
  pin: string,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<void> {
  const json = { messaging_product: "whatsapp", pin };
  await graphJson({ path: `${credentials.account}/register`, json }, credentials, http, classifyError);
}
