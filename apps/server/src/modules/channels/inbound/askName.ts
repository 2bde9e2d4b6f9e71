// Messengers that name nobody in their webhooks are asked once, before the first answer, which may greet by name.

import { ChannelHttpError, SendFailed, type Peer } from "@parley/channels";
import type { ChannelsContext } from "../channelsContext.ts";
import type { ConnectionRow } from "../store/connections.ts";
import { fillContact } from "../store/peers.ts";
import type { PeerPlace } from "./knowPeer.ts";

/** The first answer waits no longer than this for a name. */
const ASK_TIMEOUT_MS = 3_000;

/** A name that cannot be had is no reason to keep somebody waiting: the conversation goes on without. */
export async function askName(
  { db, http, log, adapterOf, credentialsOf }: ChannelsContext,
  connection: ConnectionRow,
  { workspaceId, contactId, isNew }: PeerPlace,
  peer: Peer,
): Promise<void> {
  const { fetchProfile } = adapterOf(connection.channel);
  if (!isNew || peer.name !== undefined || !fetchProfile) return;
  try {
    const profile = await fetchProfile(peer, credentialsOf(connection), (request) =>
      http({ ...request, timeoutMs: ASK_TIMEOUT_MS }),
    );
    if (!profile) return;
    const { name, username } = profile;
    await fillContact(db, workspaceId, contactId, {
      ...(name !== undefined && { name }),
      ...(username !== undefined && { username }),
    });
  } catch (error) {
    if (!(error instanceof ChannelHttpError || error instanceof SendFailed)) throw error;
    log.debug({ err: error, connection: connection.id }, "a person's name could not be had");
  }
}
