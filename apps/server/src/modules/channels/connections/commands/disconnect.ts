// Ends a connection: the provider is told, its conversations stay.

import type { ConnectionRow } from "../../store/connections.ts";
import { deleteConnection, listSiblings } from "../../store/connectionWrites.ts";
import type { ConnectionsContext } from "../context.ts";
import { credentialsOf, tryOpenSecrets } from "../credentials.ts";
import { subscribe } from "./subscribe.ts";

/** Accounts that share a subscription and are pointed here anew when one of them goes. */
const SIBLINGS = 20;

export async function disconnect(context: ConnectionsContext, row: ConnectionRow): Promise<void> {
  const { db, clock, keyring, http, settings, adapterOf, log } = context;
  await db.inWorkspace(row.workspaceId, (tx) => deleteConnection(tx, row, clock.now()));
  if (!tryOpenSecrets(keyring, row)) return;
  const about = { connectionId: row.id, channel: row.channel };
  try {
    // The shared number goes on for the other demos.
    if (row.sandboxCode === null)
      await adapterOf(row.channel).unsubscribe(credentialsOf(keyring, settings, row), http);
  } catch (error) {
    log.info({ ...about, err: error }, "the provider could not be told of a connection's end");
  }
  for (const sibling of await listSiblings(db, row, SIBLINGS))
    await subscribe(context, sibling).catch((error: unknown) =>
      log.warn({ ...about, err: error }, "an account that shared the webhook could not be pointed here anew"),
    );
}
