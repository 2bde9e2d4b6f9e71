// What the saved tests need from the server: themselves, the bot's settings, and flows that are led to.

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { BotTest } from "@parley/contracts/api/botTests";
import type { FlowDocument } from "@parley/contracts/flow";
import { idPattern } from "@parley/contracts/ids";
import { botFacts, type TestedFlows } from "@parley/flow-engine";
import { useMemo } from "react";
import { api, apiQuery } from "../../../api/client.ts";
import { useContent, useServices } from "../editorContext.tsx";

const noTests: BotTest[] = [];
/** Other flows read for the tests; what lies deeper counts as missing, as it does on the server. */
const otherFlows = 20;

export function botTestsQuery(workspaceId: string, flowId: string) {
  return apiQuery(api.listBotTests, { params: { workspaceId, flowId } });
}

export function useBotTests() {
  const { workspaceId, flowId } = useServices();
  const query = useQuery(botTestsQuery(workspaceId, flowId));
  return { query, tests: query.data?.items ?? noTests };
}

/** The draft as it is with everything a test may meet; null while that is being read. */
export function useTestedFlows(): TestedFlows | null {
  const { workspaceId, botId, flowId } = useServices();
  const client = useQueryClient();
  const { document } = useContent();
  const bot = useQuery(apiQuery(api.getBot, { params: { workspaceId, botId } })).data;
  const named = flowsNamedIn(document).filter((id) => id !== flowId);
  const others = useQuery({
    queryKey: ["editor.botTests.others", workspaceId, flowId, ...named.toSorted()],
    queryFn: () =>
      readReachable(named, flowId, async (id) => {
        const query = apiQuery(api.getFlow, { params: { workspaceId, flowId: id } });
        const draft = await client.fetchQuery({ ...query, staleTime: 0 }).catch(() => null);
        return draft?.document ?? null;
      }),
  }).data;
  return useMemo(
    () => (bot && others ? { flowId, document, others, bot: botFacts(bot.name, bot.settings) } : null),
    [bot, others, flowId, document],
  );
}

function flowsNamedIn(document: FlowDocument): string[] {
  const ids = Object.values(document.blocks).flatMap(({ settings }) =>
    typeof settings["flowId"] === "string" && idPattern.test(settings["flowId"]) ? [settings["flowId"]] : [],
  );
  return [...new Set(ids)];
}

async function readReachable(
  named: readonly string[],
  home: string,
  read: (id: string) => Promise<FlowDocument | null>,
): Promise<Record<string, FlowDocument>> {
  const found: Record<string, FlowDocument> = {};
  const open = [...named];
  const asked = new Set([home]);
  for (let id = open.shift(); id !== undefined && asked.size <= otherFlows; id = open.shift()) {
    if (asked.has(id)) continue;
    asked.add(id);
    // One after the other: a flow names the next ones, and few bots have many.
    // oxlint-disable-next-line no-await-in-loop
    const document = await read(id);
    if (!document) continue;
    found[id] = document;
    open.push(...flowsNamedIn(document));
  }
  return found;
}
