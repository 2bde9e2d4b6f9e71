// How many people wait and how many chats are unread, for badges and Home. Kept fresh by news, not by asking around.
import { useQuery } from "@tanstack/react-query";
import { api, apiQuery } from "../../api/client.ts";
import { useAllows, useWorkspace } from "../workspace.tsx";
import { useRequestList } from "./requestStore.ts";

/** Beyond this the badge says no more than "many". */
const COUNT_UP_TO = 100;

export function unreadQuery(workspaceId: string) {
  return apiQuery(api.listConversations, {
    params: { workspaceId },
    query: { unread: "true", limit: COUNT_UP_TO },
  });
}

export function useInboxCounts(): { requests: number; unread: number } {
  const { id: workspaceId } = useWorkspace();
  const canRead = useAllows("inbox", "read");
  const unread = useQuery({ ...unreadQuery(workspaceId), enabled: canRead });
  const { open } = useRequestList();
  return { requests: open.length, unread: unread.data?.items.length ?? 0 };
}
