// What the editor reads from the server beside the draft itself.

import { useQuery } from "@tanstack/react-query";
import type { AttributeDefinition } from "@parley/contracts/api/bots";
import type { FlowSummary } from "@parley/contracts/flow";
import { api, apiQuery } from "../../api/client.ts";
import { useServices } from "./editorContext.tsx";

const noAttributes: AttributeDefinition[] = [];
const noFlows: FlowSummary[] = [];

export function attributesQuery(workspaceId: string) {
  return apiQuery(api.listAttributes, { params: { workspaceId } });
}

export function flowsQuery(workspaceId: string, botId: string) {
  return apiQuery(api.listFlows, { params: { workspaceId, botId } });
}

export function versionsQuery(workspaceId: string, flowId: string) {
  return apiQuery(api.listFlowVersions, { params: { workspaceId, flowId } });
}

export function versionQuery(workspaceId: string, flowId: string, number: number) {
  return {
    ...apiQuery(api.getFlowVersion, { params: { workspaceId, flowId, number } }),
    staleTime: Infinity,
  };
}

/** Attribute definitions of the workspace; empty while they are being read. */
export function useAttributes(): AttributeDefinition[] {
  const { workspaceId } = useServices();
  return useQuery(attributesQuery(workspaceId)).data?.items ?? noAttributes;
}

/** Flows of this bot; empty while they are being read. */
export function useFlows(): FlowSummary[] {
  const { workspaceId, botId } = useServices();
  return useQuery(flowsQuery(workspaceId, botId)).data?.items ?? noFlows;
}
