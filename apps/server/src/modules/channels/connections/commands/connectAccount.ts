// Connects an account: proves the token, keeps the row, points the provider's webhook here. The row exists before the
// webhook is asked for, because the provider challenges it at once; when that fails, the row says so.

import { randomBytes } from "node:crypto";
import type { Credentials } from "@parley/channels";
import type { Messenger } from "@parley/contracts/channels";
import { AppError } from "@parley/contracts/errors";
import { newId } from "../../../../platform/ids.ts";
import { findConnection, type ConnectionRow } from "../../store/connections.ts";
import { findDeletedConnection, isAddressTaken, writeConnection } from "../../store/connectionWrites.ts";
import type { ConnectionsContext } from "../context.ts";
import { baseUrlOf, sealSecrets, type ConnectionSecrets } from "../credentials.ts";
import { askProvider } from "../provider.ts";
import { existing } from "../existing.ts";
import { canTelegramReach } from "../reachability.ts";
import { registerNumber } from "../registerNumber.ts";
import { refreshExpiry } from "../tokenExpiry.ts";
import { subscribe } from "./subscribe.ts";

export interface NewAccount {
  channel: Messenger;
  botId: string;
  address: string;
  parent: string;
  token: string;
  appSecret: string;
  appId: string;
  /** Whose app secret it is. */
  source: ConnectionSecrets["source"];
  login: "instagram" | "facebook" | null;
  /** A number that is not registered yet is registered with this PIN. */
  pin?: string;
  sandboxCode?: string;
}

/** Unguessable part of a webhook's address, and what its sender proves itself with. */
const SECRET_BYTES = 24;
export const makeSecret = (): string => randomBytes(SECRET_BYTES).toString("base64url");

/** @throws AppError `account_already_connected`, `provider_refused`, `provider_unreachable`. */
export async function connectAccount(
  context: ConnectionsContext,
  workspaceId: string,
  account: NewAccount,
): Promise<ConnectionRow> {
  const { db, clock, keyring, http, settings, adapterOf } = context;
  const { channel, address, sandboxCode = null } = account;
  const isDemo = sandboxCode !== null;
  if (!isDemo && (await isAddressTaken(db, channel, address)))
    throw new AppError("account_already_connected", { account: address });

  const credentials = credentialsFor(context, account);
  const facts = await askProvider(channel, () => adapterOf(channel).describeAccount(credentials, http));
  const pin = isDemo ? undefined : await registerNumber(context, credentials, channel, account.pin);

  const earlier = isDemo ? undefined : await findDeletedConnection(db, workspaceId, channel, address);
  const key = { workspaceId, id: earlier ?? newId() };
  const secrets = {
    token: account.token,
    appSecret: account.appSecret,
    verifyToken: makeSecret(),
    source: account.source,
    ...(pin !== undefined && { pin }),
  };
  const row = await db.inWorkspace(workspaceId, async (tx) => {
    const written = {
      ...key,
      botId: account.botId,
      channel,
      address,
      parent: account.parent,
      ...facts,
      secrets: sealSecrets(keyring, key, secrets),
      appId: account.appId,
      login: account.login,
      isPolling: channel === "telegram" && !canTelegramReach(settings.publicUrl),
      sandboxCode,
      hookId: makeSecret(),
    };
    await writeConnection(tx, written, clock.now());
    return existing(await findConnection(tx, workspaceId, key.id));
  });
  const connected = await refreshExpiry(context, await subscribe(context, row));
  context.onConnected(connected);
  return connected;
}

/** As `credentialsOf`, before there is a row. */
function credentialsFor({ settings }: ConnectionsContext, account: NewAccount): Credentials {
  const { channel, login, address, parent, token, appSecret, appId } = account;
  return {
    baseUrl: baseUrlOf(settings, { channel, login }),
    version: settings.META_GRAPH_VERSION,
    account: address,
    parent,
    token,
    appSecret,
    appId,
    ...(login === null ? {} : { login }),
  };
}
