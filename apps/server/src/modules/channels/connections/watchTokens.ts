// Looks after tokens: prolongs Instagram's before they end, notices those Meta no longer accepts, and follows this
// server's own app secrets when they change.

import { ChannelHttpError, SendFailed } from "@parley/channels";
import type { ConnectionRow } from "../store/connections.ts";
import { changeConnection, listLiveConnections } from "../store/connectionWrites.ts";
import type { ConnectionsContext } from "./context.ts";
import { credentialsOf, sealSecrets, tryOpenSecrets } from "./credentials.ts";
import { problemOf } from "./provider.ts";
import { refreshInstagramToken } from "./providers.ts";
import { sandboxAccount } from "./sandbox.ts";
import { serverApp } from "./serverApp.ts";
import { askExpiry } from "./tokenExpiry.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Instagram's tokens live for sixty days and are prolonged when fewer than these are left. */
const PROLONG_BEFORE_MS = 10 * DAY_MS;
/** How often everything is looked at. */
export const WATCH_EVERY_MS = 60 * 60 * 1_000;
/** Rows read at a time. */
const PIECE = 200;

export async function watchTokens(context: ConnectionsContext): Promise<void> {
  let after = "";
  for (;;) {
    const rows = await listLiveConnections(context.db, after, PIECE);
    for (const row of rows) await watchOne(context, row);
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) return;
    after = last.id;
  }
}

async function watchOne(context: ConnectionsContext, found: ConnectionRow): Promise<void> {
  try {
    const row = await followSettings(context, found);
    if (!row || row.status === "reauthorise" || row.channel === "telegram") return;
    if (row.login === "instagram") await prolong(context, row);
    else await askMeta(context, row);
  } catch (error) {
    // One account's trouble must not keep the others from being looked at.
    context.log.warn(
      { err: error, connectionId: found.id },
      "the token of a connection could not be looked after",
    );
  }
}

/** Undefined when the secrets cannot be read: only reconnecting helps then. */
async function followSettings(
  { db, keyring, settings }: ConnectionsContext,
  row: ConnectionRow,
): Promise<ConnectionRow | undefined> {
  const secrets = tryOpenSecrets(keyring, row);
  if (!secrets || secrets.source === "own") return secrets && row;
  const sandbox = secrets.source === "sandbox" ? sandboxAccount(settings) : undefined;
  const app = secrets.source === "app" ? serverApp(settings, row) : undefined;
  const token = sandbox?.token ?? secrets.token;
  const appSecret = sandbox?.appSecret ?? (app?.appId === row.appId ? app.appSecret : secrets.appSecret);
  if (token === secrets.token && appSecret === secrets.appSecret) return row;
  const sealed = sealSecrets(keyring, row, { ...secrets, token, appSecret });
  return db.inWorkspace(row.workspaceId, (tx) => changeConnection(tx, row, { secrets: sealed }));
}

async function prolong(context: ConnectionsContext, row: ConnectionRow): Promise<void> {
  const { db, clock, keyring, settings, http } = context;
  const now = clock.now().getTime();
  if (row.tokenExpiresAt && row.tokenExpiresAt.getTime() - now > PROLONG_BEFORE_MS) return;
  // Younger than a day, Instagram refuses it.
  if (!row.tokenExpiresAt && now - row.updatedAt.getTime() < DAY_MS) return;
  try {
    const { token, expiresInSeconds } = await refreshInstagramToken(
      credentialsOf(keyring, settings, row),
      http,
    );
    const secrets = tryOpenSecrets(keyring, row);
    if (!secrets) return;
    const change = {
      secrets: sealSecrets(keyring, row, { ...secrets, token }),
      tokenExpiresAt: new Date(now + expiresInSeconds * 1_000),
    };
    await db.inWorkspace(row.workspaceId, (tx) => changeConnection(tx, row, change));
  } catch (error) {
    await endWhenRefused(context, row, error);
  }
}

async function askMeta(context: ConnectionsContext, row: ConnectionRow): Promise<void> {
  const { db, clock } = context;
  // A refusal of this question speaks of the app's secret, not of the account's token.
  const told = await askExpiry(context, row).catch((error: unknown) => {
    if (error instanceof SendFailed || error instanceof ChannelHttpError) return undefined;
    throw error;
  });
  if (!told) return;
  const problem = { kind: "reauthorise", code: "190", detail: told.detail, at: clock.now().toISOString() };
  const isKnown = row.tokenExpiresAt?.getTime() === told.expiresAt?.getTime();
  if (told.isValid && isKnown) return;
  const change = told.isValid ? {} : { status: "reauthorise" as const, problem };
  await db.inWorkspace(row.workspaceId, (tx) =>
    changeConnection(tx, row, { ...change, tokenExpiresAt: told.expiresAt }),
  );
}

/** Only the provider's own word ends a connection; not being reached says nothing of the token. */
async function endWhenRefused(
  context: ConnectionsContext,
  row: ConnectionRow,
  error: unknown,
): Promise<void> {
  if (error instanceof ChannelHttpError) return;
  if (!(error instanceof SendFailed)) throw error;
  if (error.problem.kind !== "reauthorise") return;
  const problem = problemOf(error, context.clock.now());
  await context.db.inWorkspace(row.workspaceId, (tx) =>
    changeConnection(tx, row, { status: "reauthorise", problem }),
  );
}
