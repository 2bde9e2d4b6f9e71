// Endpoints of bot tests.

import { api } from "@parley/contracts/api";
import { botTestLimits } from "@parley/contracts/api/botTests";
import { AppError } from "@parley/contracts/errors";
import { access } from "../../platform/access/index.ts";
import { memberRoute, memberRouteWithoutTransaction, type HttpContext } from "../../platform/http/index.ts";
import { newId } from "../../platform/ids.ts";
import { countTests, deleteTest, insertTest, listTests, updateTest } from "./store.ts";
import { readTestSuite, runTestSuite } from "./testSuite.ts";

export function registerBotTestRoutes(http: HttpContext): void {
  memberRoute(http, api.listBotTests, async ({ actor, tx, params }) => {
    const flow = await access.flow(actor, tx, params.flowId);
    return { items: await listTests(tx, flow.workspaceId, flow.id) };
  });

  memberRoute(http, api.createBotTest, async ({ actor, tx, params, body }) => {
    const { workspaceId, id: flowId } = await access.flow(actor, tx, params.flowId);
    const maximum = botTestLimits.testsPerFlow;
    if ((await countTests(tx, workspaceId, flowId)) >= maximum)
      throw new AppError("limit_reached", { maximum });
    return insertTest(tx, { workspaceId, flowId, id: newId() }, body);
  });

  memberRoute(http, api.updateBotTest, async ({ actor, tx, params, body }) => {
    const { workspaceId, id: flowId } = await access.flow(actor, tx, params.flowId);
    const key = { workspaceId, flowId, id: params.testId };
    if (!(await updateTest(tx, key, body))) throw new AppError("not_found");
    return { id: key.id, flowId, ...body };
  });

  memberRoute(http, api.deleteBotTest, async ({ actor, tx, params }) => {
    const { workspaceId, id: flowId } = await access.flow(actor, tx, params.flowId);
    if (!(await deleteTest(tx, { workspaceId, flowId, id: params.testId }))) throw new AppError("not_found");
  });

  memberRouteWithoutTransaction(http, api.runBotTests, async ({ actor, params }) => {
    const suite = await http.db.inWorkspace(actor.workspaceId, (tx) =>
      readTestSuite(actor, tx, params.flowId, "draft"),
    );
    return { reports: await runTestSuite(suite) };
  });
}
