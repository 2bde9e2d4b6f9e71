// Checks the flow a moment after each change and keeps the list of its problems.

import { validate } from "@parley/flow-engine";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, apiQuery } from "../../../api/client.ts";
import { useContent, useServices, useView } from "../editorContext.tsx";
import { groupProblems } from "../model/view.ts";
import { attributesQuery, flowsQuery } from "../queries.ts";

/** Quiet time after a change before the flow is checked; the check of a large flow takes some milliseconds. */
const checkDelayMs = 250;

export function useLiveProblems(): void {
  const { view, workspaceId, botId, flowId } = useServices();
  const { document } = useContent();
  const attributes = useQuery(attributesQuery(workspaceId)).data?.items;
  // Who may not see the APIs is not told about missing ones.
  const apis = useQuery(apiQuery(api.listApis, { params: { workspaceId } })).data?.items;
  const flows = useQuery(flowsQuery(workspaceId, botId)).data?.items;

  const otherChannels = useView((state) => state.otherChannels);

  useEffect(() => {
    // Without the list of flows every redirect would look wrong.
    if (!flows) return;
    const timer = setTimeout(() => {
      const problems = validate(document, {
        channel: "website",
        flowId,
        flowIds: flows.map((flow) => flow.id),
        ...(apis ? { apiIds: apis.map((call) => call.id) } : {}),
        hasAi: false,
        otherChannels: [...otherChannels],
        ...(attributes ? { attributeKeys: attributes.map((attribute) => attribute.key) } : {}),
      });
      view.set({ problems, problemsByBlock: groupProblems(problems, view.getState().problemsByBlock) });
    }, checkDelayMs);
    return () => clearTimeout(timer);
  }, [document, attributes, apis, flows, flowId, otherChannels, view]);
}
