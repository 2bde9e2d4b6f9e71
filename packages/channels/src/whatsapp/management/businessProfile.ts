// What people see of a number: its public profile, and the ice breakers and commands of an empty chat.

import type { Credentials } from "../../adapter.ts";
import type { ChannelHttp } from "../../http.ts";
import { graphJson } from "../../meta/graphCall.ts";
import { fields, list, text } from "../../readFields.ts";
import { classifyError } from "../classifyError.ts";

export interface BusinessProfile {
  about?: string;
  address?: string;
  description?: string;
  email?: string;
  websites?: string[];
  vertical?: string;
  pictureUrl?: string;
}

const readFieldNames = "about,address,description,email,websites,vertical,profile_picture_url";

/** @throws SendFailed, ChannelHttpError */
export async function readBusinessProfile(
  credentials: Credentials,
  http: ChannelHttp,
): Promise<BusinessProfile> {
  const request = {
    path: `${credentials.account}/whatsapp_business_profile`,
    query: { fields: readFieldNames },
  };
  const answer = fields(await graphJson(request, credentials, http, classifyError));
  const profile = fields(list(answer["data"])[0]);
  const told = {
    about: text(profile["about"]),
    address: text(profile["address"]),
    description: text(profile["description"]),
    email: text(profile["email"]),
    vertical: text(profile["vertical"]),
    pictureUrl: text(profile["profile_picture_url"]),
  };
  const websites = list(profile["websites"]).flatMap((site) => text(site) ?? []);
  return {
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
    ...(websites.length > 0 && { websites }),
  };
}

/** Fields left out stay as they are. @throws SendFailed, ChannelHttpError */
export async function writeBusinessProfile(
  { about, address, description, email, websites, vertical }: BusinessProfile,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<void> {
  const json = { messaging_product: "whatsapp", about, address, description, email, websites, vertical };
  await graphJson(
    { path: `${credentials.account}/whatsapp_business_profile`, json },
    credentials,
    http,
    classifyError,
  );
}

export interface ChatOpening {
  iceBreakers?: string[];
  commands?: { command: string; description: string }[];
}

/** What an empty chat offers. @throws SendFailed, ChannelHttpError */
export async function writeChatOpening(
  { iceBreakers, commands }: ChatOpening,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<void> {
  const json = {
    ...(iceBreakers && { prompts: iceBreakers }),
    ...(commands && {
      commands: commands.map(({ command, description }) => ({
        command_name: command,
        command_description: description,
      })),
    }),
  };
  await graphJson(
    { path: `${credentials.account}/conversational_automation`, json },
    credentials,
    http,
    classifyError,
  );
}
