// The team and its roles.
import { useQuery } from "@tanstack/react-query";
import { api, apiKey, apiQuery } from "../../api/client.ts";
import { queryClient } from "../../app/queryClient.ts";
import { useWorkspace } from "../../app/workspace.tsx";

export function useMembers() {
  const { id: workspaceId } = useWorkspace();
  return useQuery(apiQuery(api.listMembers, { params: { workspaceId } }));
}

export function useRoles() {
  const { id: workspaceId } = useWorkspace();
  return useQuery(apiQuery(api.listRoles, { params: { workspaceId } }));
}

export async function refreshMembers(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: apiKey(api.listMembers) });
}
