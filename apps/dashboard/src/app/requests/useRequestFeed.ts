// Feeds the request store: a snapshot first, then news; and announces requests that are new to this person.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import type { Conversation } from "@parley/contracts/api/inbox";
import { api, apiQuery } from "../../api/client.ts";
import { realtime } from "../../api/realtime.ts";
import { useNews } from "../../api/useRealtime.ts";
import { queryClient } from "../queryClient.ts";
import { useAllows, useWorkspace } from "../workspace.tsx";
import { requestKey } from "./requestList.ts";
import { requestStore, useRequestList } from "./requestStore.ts";
import { unreadQuery } from "./useInboxCounts.ts";

/** News come in bursts; the unread count is asked for once per burst. */
const COUNT_AFTER_MS = 800;

export function useRequestFeed(announce: (conversation: Conversation) => void): void {
  const { id: workspaceId } = useWorkspace();
  const canRead = useAllows("inbox", "read");
  const recount = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const snapshot = useQuery({
    ...apiQuery(api.listConversations, {
      params: { workspaceId },
      query: { responder: ["waitingForAgent"] },
    }),
    enabled: canRead,
    refetchOnWindowFocus: true,
  });
  useEffect(() => {
    if (snapshot.data === undefined) return;
    realtime.noteFeed(snapshot.data.feed);
    requestStore.replace(snapshot.data.items);
  }, [snapshot.data]);
  // The shell is keyed by workspace, so leaving one is leaving the screen.
  useEffect(() => requestStore.clear, []);

  const countSoon = (): void => {
    clearTimeout(recount.current);
    recount.current = setTimeout(
      () => void queryClient.invalidateQueries(unreadQuery(workspaceId)),
      COUNT_AFTER_MS,
    );
  };
  useEffect(() => () => clearTimeout(recount.current), []);

  useNews("conversation", ({ conversation }) => {
    requestStore.put(conversation);
    countSoon();
  });
  useNews("reset", () => {
    void snapshot.refetch();
    countSoon();
  });

  const { open } = useRequestList();
  const announced = useRef(new Set<string>());
  const onNew = useEffectEvent(announce);
  useEffect(() => {
    for (const conversation of open) {
      const key = requestKey(conversation);
      if (announced.current.has(key)) continue;
      announced.current.add(key);
      onNew(conversation);
    }
  }, [open]);
}
