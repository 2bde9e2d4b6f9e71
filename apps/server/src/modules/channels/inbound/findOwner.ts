// Whom a webhook address belongs to: one account, this server's own app, or the shared demo number.

import type { InboundEvent } from "@parley/channels";
import type { Database } from "../../../platform/db/index.ts";
import type { Keyring } from "../../../platform/crypto/index.ts";
import type { Env } from "../../../platform/env.ts";
import { webhookSecretsOf } from "../connections/credentials.ts";
import { findConnectionByHook, type ConnectionRow } from "../store/connections.ts";
import { chooseSandboxPeer, findSandboxByCode, findSandboxPeer } from "../store/sandbox.ts";
import type { FindOwner } from "./hookRoutes.ts";
import type { WebhookOwner } from "./receive.ts";

/** Hook of all accounts of this server's own app. */
const appHook = "app";
/** Hook of the shared demo number. */
const sandboxHook = "sandbox";
/** `#` and the code of a demo at the beginning of a message. */
const codePattern = /^\s*#([A-Za-z0-9]{6})\b/;

export interface FindOwnerContext {
  db: Database;
  keyring: Keyring;
  env: Pick<Env, "META_APP_SECRET" | "INSTAGRAM_APP_SECRET" | "SANDBOX_APP_SECRET">;
}

/** What the operator enters at the provider as verify token of the addresses that end in `app` and `sandbox`. */
export function serverVerifyToken(keyring: Keyring): string {
  return keyring.key("hooks.verify").toString("hex").slice(0, 32);
}

/** One account speaks for itself. */
export function findConnectionOwner(keyring: Keyring, connection: ConnectionRow): WebhookOwner {
  return { channel: connection.channel, connection, secrets: webhookSecretsOf(keyring, connection) };
}

export function createFindOwner({ db, keyring, env }: FindOwnerContext): FindOwner {
  async function chooseSandbox(event: InboundEvent): Promise<ConnectionRow | undefined> {
    const peer = "peer" in event ? event.peer?.address : undefined;
    if (peer === undefined) return undefined;
    const text = event.kind === "message" && event.content.kind === "text" ? event.content.text : "";
    const code = codePattern.exec(text)?.[1]?.toUpperCase();
    const chosen = code === undefined ? undefined : await findSandboxByCode(db, event.account, code);
    if (chosen) await chooseSandboxPeer(db, event.account, peer, chosen);
    return chosen ?? findSandboxPeer(db, event.account, peer);
  }

  return async (channel, hookId) => {
    if (hookId === appHook) {
      const appSecret =
        channel === "instagram" ? (env.INSTAGRAM_APP_SECRET ?? env.META_APP_SECRET) : env.META_APP_SECRET;
      if (!appSecret || channel === "telegram") return undefined;
      return { channel, secrets: { appSecret, verifyToken: serverVerifyToken(keyring) } };
    }
    if (hookId === sandboxHook) {
      if (!env.SANDBOX_APP_SECRET || channel !== "whatsapp") return undefined;
      const secrets = { appSecret: env.SANDBOX_APP_SECRET, verifyToken: serverVerifyToken(keyring) };
      return { channel, secrets, chooseSandbox };
    }
    const connection = await findConnectionByHook(db, channel, hookId);
    return connection && findConnectionOwner(keyring, connection);
  };
}
