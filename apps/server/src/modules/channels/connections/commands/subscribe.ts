// Points the provider's webhook here, or makes Telegram wait for our questions where it cannot reach this server.

import { changeConnection } from "../../store/connectionWrites.ts";
import type { ConnectionRow } from "../../store/connections.ts";
import type { ConnectionsContext } from "../context.ts";
import { credentialsOf, openSecrets } from "../credentials.ts";
import { problemOf } from "../provider.ts";
import { canTelegramReach, webhookUrl } from "../reachability.ts";
import { existing } from "../existing.ts";

/** Problem of a connection whose webhook could not be set: messages may be sent, but none arrive. */
export const WEBHOOK_PROBLEM = "webhook";

/** Never throws for what the provider says: the connection keeps it as its problem. */
export async function subscribe(context: ConnectionsContext, row: ConnectionRow): Promise<ConnectionRow> {
  const { db, clock, keyring, http, settings, adapterOf } = context;
  const adapter = adapterOf(row.channel);
  const credentials = credentialsOf(keyring, settings, row);
  const isPolling = row.channel === "telegram" && !canTelegramReach(settings.publicUrl);
  let problem = row.problem?.kind === WEBHOOK_PROBLEM ? null : row.problem;
  try {
    if (isPolling) await adapter.unsubscribe(credentials, http);
    else {
      const { verifyToken } = openSecrets(keyring, row);
      await adapter.subscribe(credentials, http, { url: webhookUrl(settings.publicUrl, row), verifyToken });
    }
  } catch (error) {
    problem = problemOf(error, clock.now(), WEBHOOK_PROBLEM);
  }
  return existing(
    await db.inWorkspace(row.workspaceId, (tx) => changeConnection(tx, row, { isPolling, problem })),
  );
}
