// Until when a token is good, as far as the provider tells.

import { SendFailed } from "@parley/channels";
import type { ConnectionRow } from "../store/connections.ts";
import { changeConnection } from "../store/connectionWrites.ts";
import type { ConnectionsContext } from "./context.ts";
import { credentialsOf } from "./credentials.ts";
import { debugToken } from "./providers.ts";

/** What Meta says of the token; undefined where it cannot be asked. */
export async function askExpiry(
  { keyring, settings, http }: ConnectionsContext,
  row: ConnectionRow,
): Promise<{ isValid: boolean; expiresAt: Date | null; detail: string } | undefined> {
  const credentials = credentialsOf(keyring, settings, row);
  const isMetaToken = row.channel !== "telegram" && row.login !== "instagram";
  if (!isMetaToken || credentials.appId === "" || credentials.appSecret === "") return undefined;
  return debugToken(credentials, http);
}

/** Best effort: a connection works without it. */
export async function refreshExpiry(context: ConnectionsContext, row: ConnectionRow): Promise<ConnectionRow> {
  const told = await askExpiry(context, row).catch((error: unknown) => {
    const reason = error instanceof SendFailed ? error.problem.code : String(error);
    context.log.info({ connectionId: row.id, reason }, "the expiry of a token could not be asked");
    return undefined;
  });
  if (!told) return row;
  const changed = await context.db.inWorkspace(row.workspaceId, (tx) =>
    changeConnection(tx, row, { tokenExpiresAt: told.expiresAt }),
  );
  return changed ?? row;
}
