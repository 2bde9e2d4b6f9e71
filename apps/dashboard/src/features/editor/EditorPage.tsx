// The flow editor of one bot. `flowId` is absent on the way to the default flow.
export interface EditorPageProps {
  botId: string;
  flowId: string;
}

export function EditorPage({ botId, flowId }: EditorPageProps) {
  return <div data-bot={botId} data-flow={flowId} />;
}
