// What the bot screens read.
import { useQuery } from "@tanstack/react-query";
import { api, apiKey, apiQuery } from "../../api/client.ts";
import { queryClient } from "../../app/queryClient.ts";
import { useWorkspace } from "../../app/workspace.tsx";

export function botsQuery(workspaceId: string) {
  return apiQuery(api.listBots, { params: { workspaceId } });
}

export function botQuery(workspaceId: string, botId: string) {
  return apiQuery(api.getBot, { params: { workspaceId, botId } });
}

export function useBots() {
  const { id } = useWorkspace();
  return useQuery(botsQuery(id));
}

export function useBot(botId: string) {
  const { id } = useWorkspace();
  return useQuery(botQuery(id, botId));
}

/** After a bot was made, changed or deleted. */
export async function refreshBots(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: apiKey(api.listBots) }),
    queryClient.invalidateQueries({ queryKey: apiKey(api.getBot) }),
  ]);
}
