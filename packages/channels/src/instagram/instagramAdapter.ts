// Instagram behind the vocabulary of all channels, in both of its set-ups: with its own login, and below a Page.

import { SendFailed, type AccountFacts, type Credentials } from "../adapter.ts";
import { classifyError } from "../direct/classifyError.ts";
import { createDirectAdapter } from "../direct/createDirectAdapter.ts";
import { instagramPlatform } from "../direct/platform.ts";
import type { ChannelHttp } from "../http.ts";
import { graphJson } from "../meta/graphCall.ts";
import type { Recipient } from "../outbound.ts";
import { fields, id, text } from "../readFields.ts";
import { readChange } from "./readChange.ts";

/** Everything `parse` understands. */
export const instagramFields = [
  "messages",
  "messaging_postbacks",
  "messaging_seen",
  "messaging_referral",
  "messaging_handover",
  "message_reactions",
  "message_edit",
  "standby",
  "comments",
  "live_comments",
] as const;
/** With Instagram's own login the account itself lets the app hear. */
const ownFields = [
  "messages",
  "messaging_postbacks",
  "messaging_seen",
  "messaging_referral",
  "message_reactions",
  "comments",
  "live_comments",
] as const;
const pageScopes = ["instagram_basic", "instagram_manage_messages", "instagram_manage_comments"];

export const instagramAdapter = createDirectAdapter({
  platform: instagramPlatform,
  readChange,
  describeAccount,
  fetchProfile,
  subscriptionOf: ({ login }) => ({
    object: "instagram",
    fields: instagramFields,
    // Below a Page any field of the Page lets the app hear the account.
    accountFields: login === "instagram" ? ownFields : ["messages"],
    scopes: pageScopes,
  }),
});

async function describeAccount(credentials: Credentials, http: ChannelHttp): Promise<AccountFacts> {
  const request =
    credentials.login === "instagram"
      ? { path: "me", query: { fields: "id,user_id,username,name,account_type" } }
      : { path: encodeURIComponent(credentials.account), query: { fields: "id,username,name" } };
  const account = fields(await graphJson(request, credentials, http, classifyError));
  const username = text(account["username"]) ?? "";
  const facts = {
    // Webhooks name the professional account, whose id stands in `user_id` where there are two.
    id: id(account["user_id"]) ?? id(account["id"]),
    username: text(username),
    accountType: text(account["account_type"]),
  };
  return {
    name: text(account["name"]) ?? username,
    handle: username === "" ? "" : `@${username}`,
    facts: Object.fromEntries(
      Object.entries(facts).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
  };
}

/** Told only after the person wrote; the picture's address ends within days. */
async function fetchProfile({ address }: Recipient, credentials: Credentials, http: ChannelHttp) {
  try {
    const request = { path: encodeURIComponent(address), query: { fields: "name,username,profile_pic" } };
    const person = fields(await graphJson(request, credentials, http, classifyError));
    const name = text(person["name"]);
    const username = text(person["username"]);
    const pictureUrl = text(person["profile_pic"]);
    return {
      ...(name === undefined ? {} : { name }),
      ...(username === undefined ? {} : { username }),
      ...(pictureUrl === undefined ? {} : { pictureUrl }),
    };
  } catch (error) {
    if (error instanceof SendFailed && error.problem.kind !== "reauthorise") return undefined;
    throw error;
  }
}
