// Opens the replay of a conversation: the canvas of the flow it ran on, step by step.

import { useNavigate } from "@tanstack/react-router";
import type { Conversation } from "@parley/contracts/api/inbox";
import { api, request } from "../../../api/client.ts";
import { useWorkspace } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { notifyDone, notifyError } from "../../../ui/notify.ts";

export function useReplay(): (conversation: Conversation) => Promise<void> {
  const { id: workspaceId } = useWorkspace();
  const navigate = useNavigate();
  return async ({ id: conversationId, bot }) => {
    try {
      const params = { workspaceId, conversationId };
      const { items } = await request(api.listSteps, { params, query: { limit: 1 } });
      const [first] = items;
      if (!first) return notifyDone(t("inbox.thread.noReplay"));
      await navigate({
        to: "/bots/$botId/flows/$flowId/replay/$conversationId",
        params: { botId: bot.id, flowId: first.flowId, conversationId },
      });
    } catch (error) {
      notifyError(error);
    }
  };
}
