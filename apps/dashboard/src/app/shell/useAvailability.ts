// Going online and offline: shown at once, taken back when the server refuses, in step with other tabs.
import { useMutation } from "@tanstack/react-query";
import type { Me } from "@parley/contracts/api/accounts";
import { api, request } from "../../api/client.ts";
import { useNews } from "../../api/useRealtime.ts";
import { notifyError } from "../../ui/notify.ts";
import { meQuery } from "../loadMe.ts";
import { queryClient } from "../queryClient.ts";
import { useWorkspace } from "../workspace.tsx";

export type Availability = "online" | "offline";

export function useAvailability(): {
  availability: Availability;
  setAvailability: (wanted: Availability) => void;
} {
  const { id: workspaceId, memberId, availability } = useWorkspace();

  useNews("memberAvailability", (news) => {
    if (news.memberId === memberId) show(workspaceId, news.availability);
  });

  const change = useMutation({
    mutationFn: (wanted: Availability) =>
      request(api.setAvailability, { params: { workspaceId }, body: { availability: wanted } }),
    onMutate: (wanted) => show(workspaceId, wanted),
    onError: (error) => {
      show(workspaceId, availability);
      notifyError(error);
    },
  });
  return { availability, setAvailability: change.mutate };
}

function show(workspaceId: string, availability: Availability): void {
  queryClient.setQueryData(meQuery.queryKey, (me: Me | undefined) =>
    me === undefined
      ? undefined
      : {
          ...me,
          workspaces: me.workspaces.map((workspace) =>
            workspace.id === workspaceId ? { ...workspace, availability } : workspace,
          ),
        },
  );
}
