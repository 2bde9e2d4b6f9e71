// What the API builder reads.
import { useQuery } from "@tanstack/react-query";
import type { AttributeDefinition } from "@parley/contracts/api/bots";
import { api, apiKey, apiQuery } from "../../../api/client.ts";
import { queryClient } from "../../../app/queryClient.ts";
import { useWorkspace } from "../../../app/workspace.tsx";

const noAttributes: readonly AttributeDefinition[] = [];

export function useApis() {
  const { id: workspaceId } = useWorkspace();
  return useQuery(apiQuery(api.listApis, { params: { workspaceId } }));
}

/** Empty while they are being read. */
export function useAttributes(): readonly AttributeDefinition[] {
  const { id: workspaceId } = useWorkspace();
  return useQuery(apiQuery(api.listAttributes, { params: { workspaceId } })).data?.items ?? noAttributes;
}

/** After one was made, changed or deleted. */
export async function refreshApis(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: apiKey(api.listApis) }),
    queryClient.invalidateQueries({ queryKey: apiKey(api.getApi) }),
  ]);
}

/** After a test was sent. */
export async function refreshLog(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: apiKey(api.listApiCalls) });
}
