// A bot's website token and identity secret: sealed in the database, shown to developers of the workspace.

import type { BotRow } from "../../../platform/access/index.ts";
import {
  decryptSecret,
  encryptSecret,
  hashToken,
  randomToken,
  type Keyring,
} from "../../../platform/crypto/index.ts";
import type { Transaction } from "../../../platform/db/index.ts";
import { replaceIdentitySecret, replaceWebsiteToken } from "../store.ts";

export interface BotCredentials {
  websiteToken: string;
  identitySecret: string;
}

export function readCredentials(keyring: Keyring, bot: BotRow): BotCredentials {
  return {
    websiteToken: unseal(keyring, bot, bot.websiteToken),
    identitySecret: unseal(keyring, bot, bot.identitySecret),
  };
}

/** The new credential works and the old one stops with the commit. */
export async function rotateCredential(
  tx: Transaction,
  keyring: Keyring,
  bot: BotRow,
  which: keyof BotCredentials,
): Promise<BotCredentials> {
  const credentials = readCredentials(keyring, bot);
  const fresh = randomToken(which === "websiteToken" ? "site" : "identity");
  const sealed = encryptSecret(keyring, fresh, { workspaceId: bot.workspaceId, id: bot.id });
  if (which === "websiteToken")
    await replaceWebsiteToken(tx, bot.workspaceId, bot.id, sealed, hashToken(fresh));
  else await replaceIdentitySecret(tx, bot.workspaceId, bot.id, sealed);
  return { ...credentials, [which]: fresh };
}

function unseal(keyring: Keyring, bot: BotRow, sealed: string): string {
  const secret = decryptSecret(keyring, sealed, { workspaceId: bot.workspaceId, id: bot.id });
  // Only a changed PARLEY_SECRET leads here; an empty value shows that the credential must be made anew.
  return secret.ok ? secret.value : "";
}
