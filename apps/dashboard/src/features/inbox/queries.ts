// Small lists the inbox needs beside its conversations, kept by the query layer.

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, apiKey, apiQuery } from "../../api/client.ts";
import { useNews } from "../../api/useRealtime.ts";
import { useAllows } from "../../app/workspace.tsx";
import { useInbox } from "./inboxOf.ts";

export function useBots() {
  const { workspaceId } = useInbox();
  const isAllowed = useAllows("bots", "read");
  return useQuery({ ...apiQuery(api.listBots, { params: { workspaceId } }), enabled: isAllowed });
}

/** Members of the workspace, with who is online kept up to date. */
export function useMembers() {
  const { workspaceId } = useInbox();
  const isAllowed = useAllows("team", "read");
  const client = useQueryClient();
  const input = { params: { workspaceId } };
  useNews("memberAvailability", () => {
    void client.invalidateQueries({ queryKey: apiKey(api.listMembers, input) });
  });
  return useQuery({ ...apiQuery(api.listMembers, input), enabled: isAllowed });
}
