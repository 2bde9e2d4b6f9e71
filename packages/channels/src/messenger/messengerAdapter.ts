// Messenger behind the vocabulary of all channels.

import { SendFailed, type AccountFacts, type ChannelAdapter, type Credentials } from "../adapter.ts";
import { classifyError } from "../direct/classifyError.ts";
import { createDirectAdapter } from "../direct/createDirectAdapter.ts";
import { setMessengerProfile } from "../direct/messengerProfile.ts";
import { messengerPlatform } from "../direct/platform.ts";
import type { ChannelHttp } from "../http.ts";
import { graphJson } from "../meta/graphCall.ts";
import type { Recipient } from "../outbound.ts";
import { fields, id, text } from "../readFields.ts";
import { readChange } from "./readChange.ts";

/** Everything `parse` understands. */
export const messengerFields = [
  "messages",
  "messaging_postbacks",
  "messaging_optins",
  "messaging_referrals",
  "messaging_handovers",
  "messaging_policy_enforcement",
  "message_deliveries",
  "message_reads",
  "message_echoes",
  "message_edits",
  "message_reactions",
  "standby",
  "feed",
] as const;
const scopes = ["pages_messaging", "pages_manage_metadata", "pages_read_engagement"];

const direct = createDirectAdapter({
  platform: messengerPlatform,
  readChange,
  describeAccount,
  fetchProfile,
  subscriptionOf: () => ({
    object: "page",
    fields: messengerFields,
    accountFields: messengerFields,
    scopes,
  }),
});

export const messengerAdapter: ChannelAdapter = {
  ...direct,
  /** Without the button nobody can begin by a press, and the Page may have no menu. */
  subscribe: async (credentials, http, webhook) => {
    await direct.subscribe(credentials, http, webhook);
    await setMessengerProfile("messenger", { hasGetStarted: true }, credentials, http);
  },
};

async function describeAccount(credentials: Credentials, http: ChannelHttp): Promise<AccountFacts> {
  const request = {
    path: encodeURIComponent(credentials.account),
    query: { fields: "id,name,username,link,category" },
  };
  const page = fields(await graphJson(request, credentials, http, classifyError));
  const name = text(page["name"]) ?? "";
  const username = text(page["username"]);
  const facts = {
    id: id(page["id"]),
    username,
    link: text(page["link"]),
    category: text(page["category"]),
  };
  return {
    name,
    handle: username === undefined ? name : `@${username}`,
    facts: Object.fromEntries(
      Object.entries(facts).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
  };
}

/** Some people show nothing of themselves: that is no failure. */
async function fetchProfile({ address }: Recipient, credentials: Credentials, http: ChannelHttp) {
  try {
    const request = {
      path: encodeURIComponent(address),
      query: { fields: "first_name,last_name,profile_pic,locale" },
    };
    const person = fields(await graphJson(request, credentials, http, classifyError));
    const name = text([text(person["first_name"]), text(person["last_name"])].filter(Boolean).join(" "));
    const pictureUrl = text(person["profile_pic"]);
    const language = text(person["locale"])?.replace("_", "-");
    return {
      ...(name === undefined ? {} : { name }),
      ...(pictureUrl === undefined ? {} : { pictureUrl }),
      ...(language === undefined ? {} : { language }),
    };
  } catch (error) {
    if (error instanceof SendFailed && error.problem.kind !== "reauthorise") return undefined;
    throw error;
  }
}
