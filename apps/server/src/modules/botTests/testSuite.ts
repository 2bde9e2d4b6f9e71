// All tests of a flow with the documents they need, and running them without holding up other requests.

import { setImmediate as nextTurn } from "node:timers/promises";
import type { BotTest, BotTestReport } from "@parley/contracts/api/botTests";
import { botSettings } from "@parley/contracts/botSettings";
import type { FlowDocument } from "@parley/contracts/flow";
import { idPattern } from "@parley/contracts/ids";
import { botFacts, runBotTest, type TestedFlows } from "@parley/flow-engine";
import { access, type Actor, type FlowRow } from "../../platform/access/index.ts";
import type { Queryable } from "../../platform/db/index.ts";
import { listTests, loadDocuments } from "./store.ts";

export interface TestSuite {
  flows: TestedFlows;
  tests: BotTest[];
  /** The draft's revision the tests run against. */
  revision: number;
}

/** Other flows read for one run; what lies deeper counts as missing. */
const OTHER_FLOWS = 20;
/** All tests of a run together; what is left then fails as not run in time. */
const RUN_TIME_MS = 10_000;

/** The flow's draft with its tests; flows it leads to as drafts, or as visitors meet them. */
export async function readTestSuite(
  actor: Actor,
  db: Queryable,
  id: string,
  others: "draft" | "published",
): Promise<TestSuite> {
  const flow = await access.flow(actor, db, id);
  const { workspaceId, id: flowId, draft: document, revision } = flow;
  const tests = await listTests(db, workspaceId, flowId);
  if (tests.length === 0) return { flows: { flowId, document }, tests, revision };
  const bot = await access.bot(actor, db, flow.botId);
  const flows: TestedFlows = {
    flowId,
    document,
    others: await reachableFlows(db, flow, others),
    bot: botFacts(bot.name, botSettings.parse(bot.settings)),
  };
  return { flows, tests, revision };
}

async function reachableFlows(
  db: Queryable,
  flow: FlowRow,
  side: "draft" | "published",
): Promise<Record<string, FlowDocument>> {
  const found: Record<string, FlowDocument> = {};
  const asked = new Set([flow.id]);
  let open = [flow.draft];
  while (open.length > 0) {
    const wanted = open.flatMap(flowsNamedIn).filter((id) => !asked.has(id));
    const ids = [...new Set(wanted)].slice(0, OTHER_FLOWS - Object.keys(found).length);
    if (ids.length === 0) break;
    for (const id of ids) asked.add(id);
    const documents = await loadDocuments(db, flow, ids, side);
    Object.assign(found, documents);
    open = Object.values(documents);
  }
  return found;
}

/** Ids of other flows in the settings of blocks: where a flow leads to, and what it calls. */
function flowsNamedIn(document: FlowDocument): string[] {
  return Object.values(document.blocks).flatMap(({ settings }) =>
    typeof settings["flowId"] === "string" && idPattern.test(settings["flowId"]) ? [settings["flowId"]] : [],
  );
}

/** Runs the tests one after the other; other requests are answered in between. */
export async function runTestSuite({ flows, tests }: TestSuite): Promise<BotTestReport[]> {
  const end = performance.now() + RUN_TIME_MS;
  const mayGoOn = () => performance.now() < end;
  const reports: BotTestReport[] = [];
  for (const test of tests) {
    reports.push({ testId: test.id, name: test.name, ...runBotTest({ ...flows, mayGoOn }, test) });
    await nextTurn();
  }
  return reports;
}
