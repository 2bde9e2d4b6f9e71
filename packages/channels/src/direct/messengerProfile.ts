// What stands in a conversation before anybody has said something, and beside its text field: Get started, greeting,
// questions to begin with, and the menu.

import type { Credentials } from "../adapter.ts";
import type { ChannelHttp } from "../http.ts";
import { graphJson } from "../meta/graphCall.ts";
import { classifyError } from "./classifyError.ts";
import { getStartedPayload } from "./getStarted.ts";
import { senderOf } from "./send.ts";

/** What Meta takes at most. */
export const messengerProfileLimits = {
  greeting: 160,
  iceBreakers: 4,
  menuItems: 20,
  menuTitle: 30,
  payload: 1_000,
} as const;

export type MenuItem = { title: string } & ({ payload: string } | { url: string });

export interface MessengerProfile {
  /** Messenger only. `{{user_first_name}}` becomes the person's name. */
  greeting?: string;
  /** Messenger only. A menu needs it, and switches it on by itself. */
  hasGetStarted?: boolean;
  iceBreakers?: { question: string; payload: string }[];
  menu?: MenuItem[];
}

/** Sets what is given and takes away what is empty; what is left out stays as it is. @throws SendFailed */
export async function setMessengerProfile(
  channel: "messenger" | "instagram",
  profile: MessengerProfile,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<void> {
  const { wanted, unwanted } = fieldsOf(channel, profile);
  const path = `${senderOf(credentials)}/messenger_profile`;
  const query = channel === "instagram" ? { platform: "instagram" } : {};
  if (Object.keys(wanted).length > 0)
    await graphJson({ path, query, json: wanted }, credentials, http, classifyError);
  if (unwanted.length > 0)
    await graphJson(
      { method: "DELETE", path, query, json: { fields: unwanted } },
      credentials,
      http,
      classifyError,
    );
}

function fieldsOf(
  channel: "messenger" | "instagram",
  { greeting, hasGetStarted, iceBreakers, menu }: MessengerProfile,
): { wanted: Record<string, unknown>; unwanted: string[] } {
  const isMessenger = channel === "messenger";
  const needsStart = hasGetStarted || (menu !== undefined && menu.length > 0);
  const all: [name: string, value: unknown, isGiven: boolean][] = [
    [
      "get_started",
      needsStart ? { payload: getStartedPayload } : undefined,
      isMessenger && (needsStart || hasGetStarted === false),
    ],
    [
      "greeting",
      greeting ? [{ locale: "default", text: greeting }] : undefined,
      isMessenger && greeting !== undefined,
    ],
    [
      "ice_breakers",
      iceBreakers?.length ? [{ locale: "default", call_to_actions: iceBreakers }] : undefined,
      iceBreakers !== undefined,
    ],
    [
      "persistent_menu",
      menu?.length
        ? [
            {
              locale: "default",
              ...(isMessenger ? { composer_input_disabled: false } : {}),
              call_to_actions: menu.map(menuAction),
            },
          ]
        : undefined,
      menu !== undefined,
    ],
  ];
  const given = all.filter(([, , isGiven]) => isGiven);
  return {
    wanted: Object.fromEntries(
      given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    // A menu cannot stay without the button it needs, so it goes first.
    unwanted: given.flatMap(([name, value]) => (value === undefined ? [name] : [])).toReversed(),
  };
}

function menuAction(item: MenuItem): Record<string, string> {
  return "url" in item
    ? { type: "web_url", title: item.title, url: item.url }
    : { type: "postback", title: item.title, payload: item.payload };
}
