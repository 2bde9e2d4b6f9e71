// Endpoints that tell how a connection is doing, and give what failed another try.

import { api } from "@parley/contracts/api";
import { AppError } from "@parley/contracts/errors";
import { idPattern } from "@parley/contracts/ids";
import {
  memberRoute,
  memberRouteWithoutTransaction,
  type HttpContext,
} from "../../../platform/http/index.ts";
import { countConnectionWork, listDeadEvents, requeueEvent } from "../store/connectionHealth.ts";
import { findConnection } from "../store/connections.ts";
import { existing } from "./existing.ts";
import type { ConnectionsContext } from "./context.ts";

export function registerHealthRoutes(http: HttpContext, context: ConnectionsContext): void {
  memberRoute(http, api.getConnectionHealth, async ({ actor, tx, params }) => {
    const row = existing(await findConnection(tx, actor.workspaceId, params.connectionId));
    const counts = await countConnectionWork(tx, row);
    const time = (at: Date | null) => at?.toISOString() ?? null;
    const { lastRefusedAt, lastRefusal } = row;
    return {
      lastInboundAt: time(row.lastInboundAt),
      lastStatusAt: time(row.lastStatusAt),
      lastSentAt: time(row.lastSentAt),
      tokenExpiresAt: time(row.tokenExpiresAt),
      heldUntil: time(row.heldUntil),
      lastRefusal: lastRefusedAt && { at: lastRefusedAt.toISOString(), reason: lastRefusal ?? "" },
      inbound: { queued: counts.queuedIn, dead: counts.deadIn },
      outbound: { queued: counts.queuedOut, failed: counts.failedOut },
    };
  });

  memberRoute(http, api.listDeadEvents, async ({ actor, tx, params, query }) => {
    const row = existing(await findConnection(tx, actor.workspaceId, params.connectionId));
    const { cursor: before, limit } = query;
    if (before !== undefined && !idPattern.test(before)) throw new AppError("bad_request");
    const rows = await listDeadEvents(tx, row, { before, limit: limit + 1 });
    const items = rows.slice(0, limit).map(({ error, receivedAt, ...rest }) => ({
      ...rest,
      error: error ?? "",
      receivedAt: receivedAt.toISOString(),
    }));
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  });

  memberRouteWithoutTransaction(http, api.replayDeadEvent, async ({ actor, params }) => {
    const { workspaceId } = actor;
    const lane = await http.db.inWorkspace(workspaceId, async (tx) => {
      const row = existing(await findConnection(tx, workspaceId, params.connectionId));
      return requeueEvent(tx, row, params.eventId, context.clock.now());
    });
    if (lane === undefined) throw new AppError("not_found");
    await context.onReplayed(lane);
  });
}
