// Retiring an older version. Its sessions go on until their next safe point, where the runtime moves them.

import { AppError } from "@parley/contracts/errors";
import type { Actor, FlowRow } from "../../../platform/access/index.ts";
import type { Transaction } from "../../../platform/db/index.ts";
import { findVersion, retireVersion, type VersionRow } from "../store.ts";

/**
 * Retiring twice is the same as once.
 * @throws AppError `not_found`, or `version_is_published` for the version visitors see.
 */
export async function retireFlowVersion(
  tx: Transaction,
  actor: Actor,
  flow: FlowRow,
  number: number,
): Promise<VersionRow> {
  const { workspaceId, id: flowId } = flow;
  const version = await findVersion(tx, workspaceId, flowId, number);
  if (!version) throw new AppError("not_found");
  if (number === flow.publishedNumber) throw new AppError("version_is_published");
  await retireVersion(tx, workspaceId, version.id, actor.name);
  return (await findVersion(tx, workspaceId, flowId, number)) ?? version;
}
