// Endpoints of flows, their drafts and versions, and of attribute definitions.

import { api } from "@parley/contracts/api";
import { AppError } from "@parley/contracts/errors";
import { access, type Actor } from "../../platform/access/index.ts";
import type { Transaction } from "../../platform/db/index.ts";
import { memberRoute, memberRouteWithoutTransaction, type HttpContext } from "../../platform/http/index.ts";
import { newId } from "../../platform/ids.ts";
import { readTestSuite, runTestSuite } from "../botTests/index.ts";
import { createFlow } from "./commands/createFlow.ts";
import { publishFlow } from "./commands/publishFlow.ts";
import { retireFlowVersion } from "./commands/retireFlowVersion.ts";
import { presentDraft, presentFlow, presentVersion } from "./presenter.ts";
import { readDocument } from "./readDocument.ts";
import {
  deleteAttribute,
  findVersion,
  gatherTriggers,
  listAttributes,
  listFlows,
  listVersions,
  markFlowDeleted,
  putAttribute,
  renameFlow,
  saveDraft,
} from "./store.ts";

export function registerFlowRoutes(http: HttpContext): void {
  memberRoute(http, api.listFlows, async ({ actor, tx, params }) => {
    const bot = await access.bot(actor, tx, params.botId);
    return { items: (await listFlows(tx, bot.workspaceId, bot.id)).map(presentFlow) };
  });

  memberRoute(http, api.createFlow, async ({ actor, tx, params, body }) => {
    const bot = await access.bot(actor, tx, params.botId);
    return presentDraft(
      await createFlow(tx, actor, { ...body, id: newId(), botId: bot.id, startsEmpty: true }),
    );
  });

  memberRoute(http, api.getFlow, async ({ actor, tx, params }) =>
    presentDraft(await access.flow(actor, tx, params.flowId)),
  );

  memberRoute(http, api.renameFlow, async ({ actor, tx, params, body }) => {
    const flow = await access.flow(actor, tx, params.flowId);
    await renameFlow(tx, flow.workspaceId, flow.id, body.name);
    return presentFlow(await access.flow(actor, tx, flow.id));
  });

  memberRoute(http, api.deleteFlow, async ({ actor, tx, params }) => {
    const flow = await access.flow(actor, tx, params.flowId);
    if (flow.isDefault) throw new AppError("flow_in_use");
    await markFlowDeleted(tx, flow.workspaceId, flow.id);
    await gatherTriggers(tx, flow.workspaceId, flow.botId);
  });

  memberRoute(http, api.saveDraft, async ({ actor, tx, params, body }) => {
    const flow = await access.flow(actor, tx, params.flowId);
    const document = readDocument(body.document);
    const change = { document, layout: body.layout, baseRevision: body.baseRevision, updatedBy: actor.name };
    const revision = await saveDraft(tx, flow.workspaceId, flow.id, change);
    if (revision === undefined) throw await conflictWith(actor, tx, flow.id);
    return { revision };
  });

  memberRouteWithoutTransaction(http, api.publishFlow, async ({ actor, params, body }) => {
    // The tests run between two transactions: others must not wait for them. The revision keeps both to one draft.
    const suite = await http.db.inWorkspace(actor.workspaceId, (tx) =>
      readTestSuite(actor, tx, params.flowId, "published"),
    );
    const failedTests = (await runTestSuite(suite)).filter((report) => !report.passed);
    return http.db.inWorkspace(actor.workspaceId, async (tx) => {
      const flow = await access.flow(actor, tx, params.flowId);
      if (flow.revision !== body.revision || suite.revision !== body.revision)
        throw await conflictWith(actor, tx, flow.id);
      const { version, problems } = await publishFlow(tx, actor, flow, { ...body, failedTests });
      return { version: presentVersion(version), problems };
    });
  });

  memberRoute(http, api.listFlowVersions, async ({ actor, tx, params }) => {
    const flow = await access.flow(actor, tx, params.flowId);
    return { items: (await listVersions(tx, flow.workspaceId, flow.id)).map(presentVersion) };
  });

  memberRoute(http, api.getFlowVersion, async ({ actor, tx, params }) => {
    const flow = await access.flow(actor, tx, params.flowId);
    const version = await findVersion(tx, flow.workspaceId, flow.id, params.number);
    if (!version) throw new AppError("not_found");
    return { version: presentVersion(version), document: version.document, layout: version.layout };
  });

  memberRoute(http, api.restoreFlowVersion, async ({ actor, tx, params, body }) => {
    const flow = await access.flow(actor, tx, params.flowId);
    const version = await findVersion(tx, flow.workspaceId, flow.id, params.number);
    if (!version) throw new AppError("not_found");
    const { document, layout } = version;
    const revision = await saveDraft(tx, flow.workspaceId, flow.id, {
      document,
      layout,
      baseRevision: body.baseRevision,
      updatedBy: actor.name,
    });
    if (revision === undefined) throw await conflictWith(actor, tx, flow.id);
    return presentDraft(await access.flow(actor, tx, flow.id));
  });

  memberRoute(http, api.retireFlowVersion, async ({ actor, tx, params }) => {
    const flow = await access.flow(actor, tx, params.flowId);
    return presentVersion(await retireFlowVersion(tx, actor, flow, params.number));
  });

  memberRoute(http, api.listAttributes, async ({ actor, tx }) => ({
    items: await listAttributes(tx, actor.workspaceId),
  }));

  memberRoute(http, api.putAttribute, async ({ actor, tx, params, body }) => {
    const attribute = { key: params.key, name: body.name };
    await putAttribute(tx, actor.workspaceId, attribute);
    return attribute;
  });

  memberRoute(http, api.deleteAttribute, async ({ actor, tx, params }) => {
    await deleteAttribute(tx, actor.workspaceId, params.key);
  });
}

/** The refusal carries the present draft, so that the editor can show the difference without another request. */
async function conflictWith(actor: Actor, tx: Transaction, flowId: string): Promise<AppError> {
  return new AppError("draft_conflict", { draft: presentDraft(await access.flow(actor, tx, flowId)) });
}
