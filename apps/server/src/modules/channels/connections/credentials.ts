// Secrets of a connection: encrypted for their row, opened only to call the provider or to check its signature.

import { AppError } from "@parley/contracts/errors";
import type { Credentials, WebhookSecrets } from "@parley/channels";
import { z } from "zod";
import {
  decryptSecret,
  encryptSecret,
  type Keyring,
  type SecretContext,
} from "../../../platform/crypto/index.ts";
import type { Env } from "../../../platform/env.ts";
import type { ConnectionRow } from "../store/connections.ts";

export const connectionSecrets = z.object({
  token: z.string(),
  appSecret: z.string().default(""),
  verifyToken: z.string().default(""),
  /** Two-step PIN of a WhatsApp number. */
  pin: z.string().optional(),
  /** Whose app secret it is: typed in, or a copy of this server's settings, which is replaced when they change. */
  source: z.enum(["own", "app", "sandbox"]).default("own"),
});
export type ConnectionSecrets = z.infer<typeof connectionSecrets>;

/** Where providers are reached: their own addresses, or emulators. */
export type ProviderAddresses = Pick<
  Env,
  "META_GRAPH_URL" | "META_GRAPH_VERSION" | "INSTAGRAM_GRAPH_URL" | "TELEGRAM_API_URL"
>;

export function sealSecrets(keyring: Keyring, place: SecretContext, secrets: ConnectionSecrets): string {
  return encryptSecret(keyring, JSON.stringify(secrets), place);
}

/** @throws AppError `connection_secret_unreadable` when the server's key has changed. */
export function openSecrets(
  keyring: Keyring,
  { workspaceId, id, secrets }: Pick<ConnectionRow, "workspaceId" | "id" | "secrets">,
): ConnectionSecrets {
  const opened = tryOpenSecrets(keyring, { workspaceId, id, secrets });
  if (!opened) throw new AppError("connection_secret_unreadable");
  return opened;
}

/** Undefined when the server's key has changed. */
export function tryOpenSecrets(
  keyring: Keyring,
  { workspaceId, id, secrets }: Pick<ConnectionRow, "workspaceId" | "id" | "secrets">,
): ConnectionSecrets | undefined {
  const opened = decryptSecret(keyring, secrets, { workspaceId, id });
  return opened.ok ? connectionSecrets.parse(JSON.parse(opened.value)) : undefined;
}

export function credentialsOf(
  keyring: Keyring,
  addresses: ProviderAddresses,
  row: Pick<
    ConnectionRow,
    "workspaceId" | "id" | "secrets" | "channel" | "address" | "parent" | "appId" | "login"
  >,
): Credentials {
  const { token, appSecret } = openSecrets(keyring, row);
  return {
    baseUrl: baseUrlOf(addresses, row),
    version: addresses.META_GRAPH_VERSION,
    account: row.address,
    parent: row.parent,
    token,
    appSecret,
    appId: row.appId,
    ...(row.login === null ? {} : { login: row.login }),
  };
}

export function webhookSecretsOf(keyring: Keyring, row: ConnectionRow): WebhookSecrets {
  const { appSecret, verifyToken } = openSecrets(keyring, row);
  return { appSecret, verifyToken };
}

export function baseUrlOf(
  addresses: ProviderAddresses,
  row: Pick<ConnectionRow, "channel" | "login">,
): string {
  switch (row.channel) {
    case "telegram":
      return addresses.TELEGRAM_API_URL;
    case "instagram":
      return row.login === "instagram" ? addresses.INSTAGRAM_GRAPH_URL : addresses.META_GRAPH_URL;
    case "whatsapp":
    case "messenger":
      return addresses.META_GRAPH_URL;
  }
}
