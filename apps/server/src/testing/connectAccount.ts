// An account of a messenger in the owner's workspace, written straight into the database, for tests of what comes in and goes
// out: how people connect accounts has tests of its own.

import type { Bot } from "@parley/contracts/api/bots";
import { sealSecrets } from "../modules/channels/connections/credentials.ts";
import { createKeyring } from "../platform/crypto/index.ts";
import { newId } from "../platform/ids.ts";
import type { TestServer } from "./startTestServer.ts";

export interface TestAccount {
  channel: "whatsapp" | "telegram" | "messenger" | "instagram";
  address: string;
  parent?: string;
  name: string;
  token: string;
  appSecret?: string;
  verifyToken?: string;
}

export interface ConnectedAccount {
  id: string;
  /** Path of its webhook. */
  hook: string;
}

export async function connectAccount(
  server: TestServer,
  bot: Bot,
  account: TestAccount,
): Promise<ConnectedAccount> {
  const { db, env, owner } = server;
  const { workspaceId } = owner;
  const { channel, address, parent = "", name, token, appSecret = "", verifyToken = "" } = account;
  const id = newId();
  const hookId = newId();
  const keyring = createKeyring(env.PARLEY_SECRET ?? "");
  const secrets = sealSecrets(keyring, { workspaceId, id }, { token, appSecret, verifyToken, source: "own" });
  await db.query(
    `INSERT INTO connections (workspace_id, id, bot_id, channel, address, parent, name, handle, secrets, hook_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)`,
    [workspaceId, id, bot.id, channel, address, parent, name, secrets, hookId],
  );
  return { id, hook: `/hooks/${channel}/${hookId}` };
}
