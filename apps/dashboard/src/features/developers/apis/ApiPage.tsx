// One call: loaded, or begun.
import { useQuery } from "@tanstack/react-query";
import { api, apiQuery } from "../../../api/client.ts";
import { useWorkspace } from "../../../app/workspace.tsx";
import { Page } from "../../../ui/Page.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { ApiEditor } from "./ApiEditor.tsx";

export function ApiPage({ apiId }: { apiId: string }) {
  return (
    <Page width="wide">
      {apiId === "new" ? <ApiEditor stored={undefined} /> : <StoredApi apiId={apiId} />}
    </Page>
  );
}

function StoredApi({ apiId }: { apiId: string }) {
  const { id: workspaceId } = useWorkspace();
  const stored = useQuery(apiQuery(api.getApi, { params: { workspaceId, apiId } }));
  return <QueryView query={stored}>{(definition) => <ApiEditor stored={definition} />}</QueryView>;
}
