// What people see of an account, read from the provider and written there; nothing of it is kept here.

import {
  readBotProfile,
  readBusinessProfile,
  setMyCommands,
  setMyDescription,
  setMyName,
  setMyShortDescription,
  writeBusinessProfile,
  writeChatOpening,
  type Credentials,
} from "@parley/channels";
import type { AccountProfile } from "@parley/contracts/api/connections";
import { AppError } from "@parley/contracts/errors";
import type { ConnectionRow } from "../store/connections.ts";
import type { ConnectionsContext } from "./context.ts";
import { credentialsOf } from "./credentials.ts";
import { askProvider } from "./provider.ts";

/** @throws AppError `provider_refused`, `provider_unreachable`, `channel_not_configured`. */
export function getProfile(context: ConnectionsContext, row: ConnectionRow): Promise<AccountProfile> {
  const credentials = credentialsOf(context.keyring, context.settings, row);
  return askProvider(row.channel, async (): Promise<AccountProfile> => {
    switch (row.channel) {
      case "whatsapp":
        return readBusinessProfile(credentials, context.http);
      case "telegram":
        return readBotProfile(credentials, context.http);
      case "messenger":
      case "instagram":
        throw new AppError("channel_not_configured");
    }
  });
}

/** Answers what the provider has afterwards. */
export async function putProfile(
  context: ConnectionsContext,
  row: ConnectionRow,
  profile: AccountProfile,
): Promise<AccountProfile> {
  const credentials = credentialsOf(context.keyring, context.settings, row);
  await askProvider(row.channel, async () => {
    if (row.channel === "whatsapp") await putOnWhatsapp(context, credentials, profile);
    else if (row.channel === "telegram") await putOnTelegram(context, credentials, profile);
    else throw new AppError("channel_not_configured");
  });
  return getProfile(context, row);
}

async function putOnWhatsapp(
  { http }: ConnectionsContext,
  credentials: Credentials,
  { about, address, description, email, websites, vertical, iceBreakers, commands }: AccountProfile,
): Promise<void> {
  const texts = { about, address, description, email, vertical };
  const given = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length > 0 || websites)
    await writeBusinessProfile({ ...given, ...(websites && { websites }) }, credentials, http);
  if (iceBreakers || commands)
    await writeChatOpening(
      { ...(iceBreakers && { iceBreakers }), ...(commands && { commands }) },
      credentials,
      http,
    );
}

async function putOnTelegram(
  { http }: ConnectionsContext,
  credentials: Credentials,
  { name, description, shortDescription, commands }: AccountProfile,
): Promise<void> {
  if (name !== undefined) await setMyName(name, credentials, http);
  if (description !== undefined) await setMyDescription(description, credentials, http);
  if (shortDescription !== undefined) await setMyShortDescription(shortDescription, credentials, http);
  if (commands !== undefined) await setMyCommands(commands, credentials, http);
}
