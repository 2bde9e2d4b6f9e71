// The number and the account above it: what Meta says of them, and where it sends their news.

import type { AccountFacts, Credentials } from "../adapter.ts";
import type { ChannelHttp } from "../http.ts";
import { graphJson } from "../meta/graphCall.ts";
import { fields, text, type Fields } from "../readFields.ts";
import { classifyError } from "./classifyError.ts";

const numberFields = [
  "id",
  "verified_name",
  "display_phone_number",
  "quality_rating",
  "code_verification_status",
  "name_status",
  "status",
  "platform_type",
  "throughput",
  "whatsapp_business_manager_messaging_limit",
  "is_official_business_account",
].join(",");

/** @throws SendFailed, ChannelHttpError */
export async function readNumber(credentials: Credentials, http: ChannelHttp): Promise<Fields> {
  const request = { path: credentials.account, query: { fields: numberFields } };
  return fields(await graphJson(request, credentials, http, classifyError));
}

export async function describeAccount(credentials: Credentials, http: ChannelHttp): Promise<AccountFacts> {
  const number = await readNumber(credentials, http);
  const facts: Record<string, string | undefined> = {
    quality: text(number["quality_rating"]),
    status: text(number["status"]),
    verification: text(number["code_verification_status"]),
    nameStatus: text(number["name_status"]),
    messagingLimit: text(number["whatsapp_business_manager_messaging_limit"]),
    throughput: text(fields(number["throughput"])["level"]),
    platform: text(number["platform_type"]),
    isOfficial: number["is_official_business_account"] === true ? "true" : undefined,
  };
  return {
    name: text(number["verified_name"]) ?? "",
    handle: text(number["display_phone_number"]) ?? "",
    facts: Object.fromEntries(
      Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  };
}

/** First the app, then its address for this account: Meta refuses an address for an app that is not subscribed. */
export async function subscribe(
  credentials: Credentials,
  http: ChannelHttp,
  webhook: { url: string; verifyToken: string },
): Promise<void> {
  const path = `${credentials.parent}/subscribed_apps`;
  await graphJson({ method: "POST", path }, credentials, http, classifyError);
  const json = { override_callback_uri: webhook.url, verify_token: webhook.verifyToken };
  await graphJson({ path, json }, credentials, http, classifyError);
}

export async function unsubscribe(credentials: Credentials, http: ChannelHttp): Promise<void> {
  const path = `${credentials.parent}/subscribed_apps`;
  await graphJson({ method: "DELETE", path }, credentials, http, classifyError);
}
