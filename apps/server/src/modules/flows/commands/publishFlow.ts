// Publishing makes the draft a version that never changes. Sessions that run stay on theirs; new ones begin on this.

import type { BotTestReport } from "@parley/contracts/api/botTests";
import { AppError } from "@parley/contracts/errors";
import type { FlowProblem } from "@parley/contracts/flow";
import { validate } from "@parley/flow-engine";
import type { Actor, FlowRow } from "../../../platform/access/index.ts";
import type { Transaction } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import { listApiIds } from "../../apis/index.ts";
import {
  gatherTriggers,
  insertVersion,
  isOnWhatsapp,
  listAttributes,
  listFlowIds,
  listOtherTriggers,
  type VersionRow,
} from "../store.ts";

export interface Publication {
  version: VersionRow;
  /** Warnings that did not stop the publication. */
  problems: FlowProblem[];
}

export interface Publishing {
  note: string;
  revision: number;
  /** Tests of the flow that failed on this revision. */
  failedTests?: BotTestReport[];
  overrideReason?: string | undefined;
}

/**
 * @throws AppError `draft_conflict` when the draft moved on, `flow_has_problems` with `data.problems`,
 * `bot_tests_failed` with `data.reports` when tests failed and there is no reason to publish all the same.
 */
export async function publishFlow(
  tx: Transaction,
  actor: Actor,
  flow: FlowRow,
  { note, revision, failedTests = [], overrideReason }: Publishing,
): Promise<Publication> {
  if (flow.revision !== revision) throw new AppError("draft_conflict", { revision: flow.revision });
  const problems = await findProblems(tx, flow);
  if (problems.some((problem) => problem.severity === "error"))
    throw new AppError("flow_has_problems", { problems });
  if (failedTests.length > 0 && overrideReason === undefined)
    throw new AppError("bot_tests_failed", { reports: failedTests });

  const { workspaceId, id: flowId, draft: document, layout } = flow;
  const version = await insertVersion(tx, {
    workspaceId,
    id: newId(),
    flowId,
    document,
    layout,
    note,
    overrideReason: failedTests.length > 0 ? (overrideReason ?? null) : null,
    authorName: actor.name,
    revision,
  });
  if (!version) throw new AppError("draft_conflict", { revision: flow.revision });
  await gatherTriggers(tx, workspaceId, flow.botId);
  return { version, problems };
}

async function findProblems(tx: Transaction, flow: FlowRow): Promise<FlowProblem[]> {
  const flowIds = await listFlowIds(tx, flow.workspaceId, flow.botId);
  const attributes = await listAttributes(tx, flow.workspaceId);
  const problems = validate(flow.draft, {
    channel: "website",
    flowId: flow.id,
    flowIds,
    attributeKeys: attributes.map((attribute) => attribute.key),
    apiIds: await listApiIds(tx, flow.workspaceId),
    otherTriggers: await listOtherTriggers(tx, flow),
    hasAi: false,
  });
  // What only WhatsApp shows is passed over on the website: no reason to keep it from the people on WhatsApp.
  if (!(await isOnWhatsapp(tx, flow.workspaceId, flow.botId))) return problems;
  return problems.map((problem) =>
    problem.code === "channel_unsupported" ? { ...problem, severity: "warning" } : problem,
  );
}
