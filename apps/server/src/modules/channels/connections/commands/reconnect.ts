// New credentials for the same account: everything else stays.

import { AppError } from "@parley/contracts/errors";
import type { ConnectionRow } from "../../store/connections.ts";
import { changeConnection } from "../../store/connectionWrites.ts";
import type { ConnectionsContext } from "../context.ts";
import { credentialsOf, sealSecrets, tryOpenSecrets, type ConnectionSecrets } from "../credentials.ts";
import { askProvider } from "../provider.ts";
import { refreshExpiry } from "../tokenExpiry.ts";
import { appOf } from "../serverApp.ts";
import { botIdOf } from "../telegramToken.ts";
import { existing } from "../existing.ts";
import { makeSecret } from "./connectAccount.ts";
import { subscribe } from "./subscribe.ts";

export interface NewCredentials {
  token: string;
  appSecret?: string | undefined;
  appId?: string | undefined;
  /** Set when somebody signed in with this server's app. */
  usesServerApp?: boolean;
}

/** @throws AppError `provider_refused`, `provider_unreachable`, `validation_failed`. */
export async function reconnect(
  context: ConnectionsContext,
  row: ConnectionRow,
  given: NewCredentials,
): Promise<ConnectionRow> {
  const { db, keyring, http, settings, adapterOf } = context;
  if (row.channel === "telegram" && botIdOf(given.token) !== row.address)
    throw new AppError("validation_failed", {}, [{ path: "token", message: "is the token of another bot" }]);

  const before = tryOpenSecrets(keyring, row);
  const kept = before && before.source === "own" && !given.usesServerApp ? before : undefined;
  const app = appOf(settings, row, {
    appSecret: given.appSecret ?? kept?.appSecret,
    appId: given.appId ?? (kept ? row.appId : undefined),
  });
  const secrets: ConnectionSecrets = {
    verifyToken: before?.verifyToken ?? makeSecret(),
    ...(before?.pin !== undefined && { pin: before.pin }),
    token: given.token,
    appSecret: app.appSecret,
    source: app.source,
  };
  const sealed = sealSecrets(keyring, row, secrets);
  const credentials = credentialsOf(keyring, settings, { ...row, secrets: sealed, appId: app.appId });
  const facts = await askProvider(row.channel, () =>
    adapterOf(row.channel).describeAccount(credentials, http),
  );
  const changed = await db.inWorkspace(row.workspaceId, (tx) =>
    changeConnection(tx, row, {
      ...facts,
      secrets: sealed,
      appId: app.appId,
      status: "active",
      problem: null,
      heldUntil: null,
      tokenExpiresAt: null,
    }),
  );
  const subscribed = await refreshExpiry(context, await subscribe(context, existing(changed)));
  await context.onResumed(subscribed);
  return subscribed;
}
