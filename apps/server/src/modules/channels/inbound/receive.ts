// A webhook request: proved, taken apart, stored, answered. Nothing else happens before the answer.

import type { Messenger } from "@parley/contracts/channels";
import { AppError } from "@parley/contracts/errors";
import type { InboundEvent, WebhookRequest, WebhookSecrets } from "@parley/channels";
import { newId } from "../../../platform/ids.ts";
import type { ChannelsContext } from "../channelsContext.ts";
import {
  findConnectionsByAddress,
  findConnectionsByParent,
  noteRefusal,
  type ConnectionRow,
} from "../store/connections.ts";
import { insertEvents, type NewEvent } from "../store/events.ts";

/** Who a webhook speaks for: one account, or all of an app's. */
export interface WebhookOwner {
  channel: Messenger;
  secrets: WebhookSecrets;
  /** Absent for the address shared by all accounts of this server's own app. */
  connection?: ConnectionRow;
  /** Finds the account somebody on the shared demo number talks with. */
  chooseSandbox?: (event: InboundEvent) => Promise<ConnectionRow | undefined>;
}

export interface Receiver {
  /** The challenge of a subscription, or undefined when the request is none of ours. */
  challenge(owner: WebhookOwner, request: WebhookRequest): string | undefined;
  /** @throws AppError `webhook_refused`, `malformed_json` */
  receive(owner: WebhookOwner, request: WebhookRequest): Promise<void>;
  /** What was asked for rather than told (long polling). */
  take(owner: WebhookOwner, body: unknown): Promise<void>;
}

export function createReceiver(context: ChannelsContext, onStored: () => void): Receiver {
  const { db, clock, log, adapterOf } = context;

  async function take(owner: WebhookOwner, body: unknown): Promise<void> {
    const now = clock.now();
    const { events } = adapterOf(owner.channel).parse(body, now.getTime());
    const stored = await assign(owner, events);
    // A batch tells its events in their order: ids are made in it.
    const rows = stored.map(({ connection, event, raw }): NewEvent => {
      const { workspaceId, id: connectionId } = connection;
      return { workspaceId, connectionId, id: newId(), lane: laneOf(connection, event), event, raw };
    });
    if ((await insertEvents(db, rows, now)) > 0) onStored();
    const unassigned = events.length - rows.length;
    if (unassigned > 0)
      log.info({ channel: owner.channel, unassigned }, "webhook of accounts nobody connected");
  }

  async function assign(owner: WebhookOwner, events: readonly { event: InboundEvent; raw: unknown }[]) {
    const accountOf = await accountsOf(owner, events);
    const assigned = await Promise.all(
      events.map(async ({ event, raw }) => {
        const connection = owner.chooseSandbox ? await owner.chooseSandbox(event) : accountOf(event.account);
        return connection ? [{ connection, event, raw }] : [];
      }),
    );
    return assigned.flat();
  }

  async function accountsOf(owner: WebhookOwner, events: readonly { event: InboundEvent }[]) {
    const { channel, connection } = owner;
    const named = [...new Set(events.map(({ event }) => event.account).filter(Boolean))];
    if (connection && named.every((account) => account === connection.address)) return () => connection;
    const { workspaceId } = connection ?? {};
    const [byAddress, byParent] = [
      await findConnectionsByAddress(db, channel, named, workspaceId),
      await findConnectionsByParent(db, channel, named, workspaceId),
    ];
    return (account: string) =>
      byAddress.find(({ address }) => address === account) ??
      // News of the account above are told to each of the numbers below it; one of them keeps the list.
      byParent.find(({ parent }) => parent === account) ??
      (account === "" ? connection : undefined);
  }

  return {
    challenge: (owner, request) => adapterOf(owner.channel).answerChallenge(request, owner.secrets),
    async receive(owner, request) {
      if (!adapterOf(owner.channel).verify(request, owner.secrets)) {
        if (owner.connection) await noteRefusal(db, owner.connection, "signature", clock.now());
        throw new AppError("webhook_refused");
      }
      await take(owner, parseBody(request.body));
    },
    take,
  };
}

function parseBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new AppError("malformed_json");
  }
}

/** What one person does is worked off in order; news of the account have a lane of their own. */
function laneOf({ id }: ConnectionRow, event: InboundEvent): string {
  const address = "peer" in event ? event.peer?.address : undefined;
  return address === undefined ? id : `${id}:${address}`;
}
