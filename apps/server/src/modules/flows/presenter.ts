// Flows as the API shows them.

import type { FlowDraft, FlowSummary, FlowVersion } from "@parley/contracts/flow";
import type { FlowRow } from "../../platform/access/index.ts";
import type { VersionRow } from "./store.ts";

export function presentFlow(row: FlowRow): FlowSummary {
  return {
    id: row.id,
    botId: row.botId,
    name: row.name,
    isDefault: row.isDefault,
    publishedVersion: row.publishedNumber,
    hasUnpublishedChanges: row.hasUnpublishedChanges,
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function presentDraft(row: FlowRow): FlowDraft {
  return {
    flow: presentFlow(row),
    document: row.draft,
    layout: row.layout,
    revision: row.revision,
    updatedBy: row.updatedBy,
  };
}

export function presentVersion(row: VersionRow): FlowVersion {
  return {
    number: row.number,
    note: row.note,
    author: row.authorName,
    createdAt: row.createdAt.toISOString(),
    blockCount: row.blockCount,
    overrideReason: row.overrideReason,
    retiredAt: row.retiredAt?.toISOString() ?? null,
    retiredBy: row.retiredBy,
    runningSessions: row.runningSessions,
  };
}
