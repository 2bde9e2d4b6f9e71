// Counts of chats for Home: asked for as a page of the list, refreshed when news arrive.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { ConversationFilters } from "@parley/contracts/api/inbox";
import { api, apiKey, apiQuery } from "../../api/client.ts";
import { useNews } from "../../api/useRealtime.ts";
import { queryClient } from "../../app/queryClient.ts";
import { useWorkspace } from "../../app/workspace.tsx";

/** Above this the figure says "100+". */
export const COUNT_UP_TO = 100;
const COUNT_AFTER_MS = 1_500;

export function useConversations(filters: ConversationFilters) {
  const { id: workspaceId } = useWorkspace();
  return useQuery(
    apiQuery(api.listConversations, { params: { workspaceId }, query: { ...filters, limit: COUNT_UP_TO } }),
  );
}

/** Counts again once per burst of news. */
export function useFreshCounts(): void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const soon = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => void queryClient.invalidateQueries({ queryKey: apiKey(api.listConversations) }),
      COUNT_AFTER_MS,
    );
  };
  useNews("conversation", soon);
  useNews("presence", soon);
  useNews("reset", soon);
  useEffect(() => () => clearTimeout(timer.current), []);
}
