// Endpoints of the API builder: descriptions, tests, the log.

import { api } from "@parley/contracts/api";
import { AppError } from "@parley/contracts/errors";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Keyring } from "../../platform/crypto/index.ts";
import type { Egress } from "../../platform/egress/index.ts";
import type { Transaction } from "../../platform/db/index.ts";
import { memberRoute, memberRouteWithoutTransaction, type HttpContext } from "../../platform/http/index.ts";
import type { CallLog } from "./callLog.ts";
import { findCall, listCalls } from "./store/calls.ts";
import { changeApi, completeOf, createApi } from "./commands/saveApi.ts";
import { testCall } from "./commands/testCall.ts";
import { presentApi, presentApiSummary, presentCall, presentCallSummary } from "./presenter.ts";
import { deleteApi, findApi, listApis, listUses, type ApiRow } from "./store/apis.ts";

export interface ApiRoutesContext {
  keyring: Keyring;
  egress: Egress;
  calls: CallLog;
  clock: Clock;
}

export function registerApiRoutes(http: HttpContext, context: ApiRoutesContext): void {
  const { keyring, calls } = context;
  const present = async (tx: Transaction, row: ApiRow) =>
    presentApi(row, completeOf(keyring, row), await listUses(tx, row.workspaceId, row.id));

  memberRoute(http, api.listApis, async ({ actor, tx }) => ({
    items: (await listApis(tx, actor.workspaceId)).map(presentApiSummary),
  }));

  memberRoute(http, api.createApi, async ({ actor, tx, body }) =>
    present(tx, await createApi(tx, keyring, actor.workspaceId, body)),
  );

  memberRoute(http, api.getApi, async ({ actor, tx, params }) => {
    const row = await findApi(tx, actor.workspaceId, params.apiId);
    if (!row) throw new AppError("not_found");
    return present(tx, row);
  });

  memberRoute(http, api.updateApi, async ({ actor, tx, params, body }) => {
    const key = { workspaceId: actor.workspaceId, id: params.apiId };
    return present(tx, await changeApi(tx, keyring, key, body));
  });

  memberRoute(http, api.deleteApi, async ({ actor, tx, params }) => {
    if (!(await deleteApi(tx, actor.workspaceId, params.apiId))) throw new AppError("not_found");
  });

  memberRouteWithoutTransaction(http, api.testApi, async ({ actor, body }) => {
    const { workspaceId } = actor;
    const { apiId, definition, values } = body;
    const row = apiId
      ? await http.db.inWorkspace(workspaceId, (tx) => findApi(tx, workspaceId, apiId))
      : undefined;
    if (apiId && !row) throw new AppError("not_found");
    const stored = row && completeOf(keyring, row);
    return testCall(context, { workspaceId, apiId, definition, stored, values });
  });

  memberRoute(http, api.listApiCalls, async ({ actor, tx, query }) => {
    const { apiId, failed, cursor, limit } = query;
    const before = cursor === undefined ? undefined : decodeCursor(cursor);
    const filter = { since: calls.since(), apiId, failed, before, limit: limit + 1 };
    const rows = await listCalls(tx, actor.workspaceId, filter);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map(presentCallSummary),
      nextCursor: last ? encodeCursor(last.createdAt, last.id) : null,
    };
  });

  memberRoute(http, api.getApiCall, async ({ actor, tx, params }) => {
    const row = await findCall(tx, actor.workspaceId, params.callId, calls.since());
    if (!row) throw new AppError("not_found");
    return presentCall(row);
  });
}
