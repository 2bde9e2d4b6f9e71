// How a conversation went through its flows, step by step, and how many conversations went which way.

import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { id, timestamp } from "../ids.ts";
import { limits } from "../limits.ts";
import { inWorkspace, workspacePath } from "./common.ts";

/** Kept as the flow engine tells it; new kinds may come. */
const told = z.looseObject({ kind: z.string() });

export const sessionStep = z.object({
  /** Grows within the conversation, with gaps. */
  ordinal: z.number().int(),
  versionId: id,
  versionNumber: z.number().int(),
  flowId: id,
  at: timestamp,
  /** What happened: the flow engine's event. */
  event: told,
  /** What the step did, in order: the flow engine's trace. */
  trace: z.array(told),
  /** What the step changed, by the name a text would use; empty for what was removed. */
  values: z.record(z.string(), z.string()),
});
export type SessionStep = z.infer<typeof sessionStep>;

/** Days counts are kept. */
const maximumDays = 90;

export const flowTraffic = z.object({
  /** How often each block was entered. */
  blocks: z.record(z.string(), z.number().int()),
  /** How often each block was left by each of its ways. */
  connections: z.array(z.object({ blockId: z.string(), output: z.string(), count: z.number().int() })),
  /** First day counted, `YYYY-MM-DD` in UTC. */
  from: z.string(),
  days: z.number().int(),
});
export type FlowTraffic = z.infer<typeof flowTraffic>;

export const stepEndpoints = {
  listSteps: endpoint({
    method: "GET",
    path: `${workspacePath}/conversations/:conversationId/steps`,
    summary: "The steps of a conversation's flows, oldest first; kept for 90 days.",
    audience: { section: "inbox", level: "read" },
    params: inWorkspace.extend({ conversationId: id }),
    query: z.object({
      after: z.coerce.number().int().min(-1).max(limits.positionMaximum).default(-1),
      limit: z.coerce.number().int().min(1).max(limits.pageSizeMaximum).default(limits.pageSizeMaximum),
    }),
    response: z.object({ items: z.array(sessionStep), hasMore: z.boolean() }),
  }),
  getFlowTraffic: endpoint({
    method: "GET",
    path: `${workspacePath}/flows/:flowId/traffic`,
    summary: "How often the blocks of a flow were entered and left in the last days, all versions together.",
    audience: { section: "bots", level: "read" },
    params: inWorkspace.extend({ flowId: id }),
    query: z.object({ days: z.coerce.number().int().min(1).max(maximumDays).default(30) }),
    response: flowTraffic,
  }),
};
