// /bots/:id/flow without a flow leads to the bot's default flow.
import { useQuery } from "@tanstack/react-query";
import { Navigate, useParams } from "@tanstack/react-router";
import { api, apiQuery } from "../../api/client.ts";
import { useWorkspace } from "../../app/workspace.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView } from "../../ui/QueryView.tsx";

export function DefaultFlow() {
  const { botId } = useParams({ from: "/app/bots/$botId/flow" });
  const { id: workspaceId } = useWorkspace();
  const bot = useQuery(apiQuery(api.getBot, { params: { workspaceId, botId } }));
  return (
    <Page>
      <QueryView query={bot}>
        {({ defaultFlowId }) => (
          <Navigate to="/bots/$botId/flow/$flowId" params={{ botId, flowId: defaultFlowId }} replace />
        )}
      </QueryView>
    </Page>
  );
}
