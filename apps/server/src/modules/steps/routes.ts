// Endpoints that tell how a conversation went through its flows, and how many went through a flow.

import { api } from "@parley/contracts/api";
import { access } from "../../platform/access/index.ts";
import type { Clock } from "../../platform/clock.ts";
import { memberRoute, type HttpContext } from "../../platform/http/index.ts";
import type { StepRecorder } from "./createStepRecorder.ts";
import { listSteps, sumTraffic } from "./store.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

export function registerStepRoutes(
  http: HttpContext,
  { clock, recorder }: { clock: Clock; recorder: StepRecorder },
): void {
  memberRoute(http, api.listSteps, async ({ actor, tx, params, query }) => {
    const conversation = await access.conversation(actor, tx, params.conversationId);
    const rows = await listSteps(tx, conversation, query.after, query.limit + 1);
    return {
      items: rows
        .slice(0, query.limit)
        .map(({ createdAt, ...step }) => ({ ...step, at: createdAt.toISOString() })),
      hasMore: rows.length > query.limit,
    };
  });

  memberRoute(http, api.getFlowTraffic, async ({ actor, tx, params, query }) => {
    const flow = await access.flow(actor, tx, params.flowId);
    const from = new Date(clock.now().getTime() - (query.days - 1) * DAY_MS).toISOString().slice(0, 10);
    const rows = await sumTraffic(tx, flow.workspaceId, flow.id, from);
    // What this process has just seen is in the next answer.
    tx.afterCommit(() => void recorder.flush());
    return {
      blocks: Object.fromEntries(
        rows.filter(({ output }) => output === "").map(({ blockId, count }) => [blockId, count]),
      ),
      connections: rows.filter(({ output }) => output !== ""),
      from,
      days: query.days,
    };
  });
}
