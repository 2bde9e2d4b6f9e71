// Reads the draft of a flow. Waits for a save that is still on its way from the editor that was just left, so that
// coming back never shows the state before it.

import { queryOptions } from "@tanstack/react-query";
import { api, apiKey, request } from "../../../api/client.ts";

const pendingSaves = new Map<string, Promise<unknown>>();

export function rememberPendingSave(flowId: string, save: Promise<unknown>): void {
  const settled = save
    .catch(() => undefined)
    .finally(() => {
      if (pendingSaves.get(flowId) === settled) pendingSaves.delete(flowId);
    });
  pendingSaves.set(flowId, settled);
}

export function draftQuery(workspaceId: string, flowId: string) {
  const input = { params: { workspaceId, flowId } };
  return queryOptions({
    queryKey: [...apiKey(api.getFlow, input), "editor"],
    queryFn: async ({ signal }) => {
      await pendingSaves.get(flowId);
      return request(api.getFlow, input, signal);
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnMount: "always",
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
